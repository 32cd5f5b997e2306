import { AREAS, SKILLS } from '../../i18n/vocabulary'
import { flag, languages, places, words } from '../../listing/keys'
import { declareList, type SearchIn } from '../../listing/list'
import type { ListWords } from '../../listing/words'
import { ExpertFacetsQuery, ExpertsPageQuery } from './queries'

/** The Experts page: who can help, in which language, and who has time. */
export const EXPERTS = declareList({
  path: '/experts',
  page: { query: ExpertsPageQuery, found: (data) => data.experts },
  counts: { query: ExpertFacetsQuery, found: (data) => data.experts.facets },
  keys: {
    area: words('areas', AREAS, { title: 'person.advises', facet: 'AREA', label: 'area', isOpen: true }),
    free: flag('hasFreePlaces', { title: 'person.time', label: 'person.free', isOpen: true }),
    language: languages('languages', { title: 'person.speaks', facet: 'LANGUAGE', isOpen: true }),
    region: places('regions', { title: 'filter.country', facet: 'COUNTRY', isOpen: true }),
    skill: words('skills', SKILLS, { title: 'person.skills', facet: 'SKILL', label: 'skill' }),
  },
  sorts: ['RELEVANCE', 'NAME', 'NEWEST'],
  usual: 'NAME',
})

export type ExpertSearch = SearchIn<typeof EXPERTS>

export const EXPERT_WORDS: ListWords = {
  title: 'person.title',
  lead: 'person.lead',
  count: 'person.count',
  show: 'person.show',
  empty: 'person.empty',
  none: 'person.none',
  noneText: 'person.noneText',
}
