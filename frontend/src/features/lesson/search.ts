import { ALL_STAGES, AREAS, FOCUS_AREAS, OUTCOMES } from '../../i18n/vocabulary'
import { codes, places, words } from '../../listing/keys'
import { declareList, type SearchIn } from '../../listing/list'
import type { ListWords } from '../../listing/words'
import { CAUSES } from './causes'
import { LessonFacetsQuery, LessonsPageQuery } from './queries'

/** What ends teach, found by how and why. The words of addresses are those from when lessons were projects: links that people kept still lead here. */
export const LESSONS = declareList({
  path: '/lessons',
  page: { query: LessonsPageQuery, found: (data) => data.lessons },
  counts: { query: LessonFacetsQuery, found: (data) => data.lessons.facets },
  keys: {
    outcome: words('kind', OUTCOMES, { title: 'lesson.outcome', facet: 'OUTCOME', label: 'outcome', isOpen: true }),
    cause: words('cause', CAUSES, { title: 'lesson.cause', facet: 'CAUSE', label: 'cause', isOpen: true }),
    focus: words('focusArea', FOCUS_AREAS, { title: 'filter.focus', facet: 'FOCUS_AREA', label: 'focus' }),
    area: words('area', AREAS, { title: 'filter.area', facet: 'AREA', label: 'area' }),
    region: places('regions', { title: 'filter.country', facet: 'COUNTRY' }),
    stage: words('stage', ALL_STAGES, { title: 'filter.stage', facet: 'STAGE', label: 'stage' }),
    tag: codes('tag'),
  },
  sorts: ['RELEVANCE', 'NEWEST'],
  usual: 'NEWEST',
})

export type LessonSearch = SearchIn<typeof LESSONS>

export const LESSON_WORDS: ListWords = {
  title: 'lesson.heading',
  lead: 'lesson.lead',
  count: 'lesson.count',
  show: 'lesson.show',
  empty: 'lesson.empty',
  none: 'lesson.nothing',
  noneText: 'lesson.nothingText',
}
