import { HELICES } from '../../i18n/vocabulary'
import { codes, languages, places, words } from '../../listing/keys'
import { declareList, type SearchIn } from '../../listing/list'
import type { ListWords } from '../../listing/words'
import { OrganisationFacetsQuery, OrganisationsPageQuery } from './queries'

/** The Organisations page: the bodies behind projects and clusters, by helix and place. */
export const ORGANISATIONS = declareList({
  path: '/organisations',
  page: { query: OrganisationsPageQuery, found: (data) => data.organisations },
  counts: { query: OrganisationFacetsQuery, found: (data) => data.organisations.facets },
  keys: {
    helix: words('helices', HELICES, { title: 'filter.helix', facet: 'HELIX', label: 'helix', isOpen: true }),
    region: places('regions', { title: 'filter.country', facet: 'COUNTRY', isOpen: true }),
    language: languages('languages', { title: 'filter.language', facet: 'LANGUAGE', isOpen: true }),
    tag: codes('tags'),
  },
  sorts: ['RELEVANCE', 'NAME', 'NEWEST'],
  usual: 'NAME',
})

export type OrganisationSearch = SearchIn<typeof ORGANISATIONS>

export const ORGANISATION_WORDS: ListWords = {
  title: 'organisation.title',
  lead: 'organisation.lead',
  count: 'organisation.count',
  show: 'organisation.show',
  empty: 'organisation.empty',
  none: 'organisation.none',
  noneText: 'organisation.noneText',
}
