import { ALL_STAGES, AREAS, FOCUS_AREAS, OUTCOMES } from '../../i18n/vocabulary'
import { places, words } from '../../listing/keys'
import { declareList, type SearchIn } from '../../listing/list'
import type { ListWords } from '../../listing/words'
import { CAUSES } from './causes'
import { LessonFacetsQuery, LessonsPageQuery } from './queries'

/** Lessons are projects that have ended, found by how and why. */
export const LESSONS = declareList({
  path: '/lessons',
  page: { query: LessonsPageQuery, found: (data) => data.projects },
  counts: { query: LessonFacetsQuery, found: (data) => data.projects.facets },
  keys: {
    outcome: words('outcomes', OUTCOMES, { title: 'lesson.outcome', facet: 'OUTCOME', label: 'outcome', isOpen: true }),
    cause: words('causes', CAUSES, { title: 'lesson.cause', facet: 'CAUSE', label: 'cause', isOpen: true }),
    focus: words('focusAreas', FOCUS_AREAS, { title: 'filter.focus', facet: 'FOCUS_AREA', label: 'focus' }),
    area: words('areas', AREAS, { title: 'filter.area', facet: 'AREA', label: 'area' }),
    region: places('regions', { title: 'filter.country', facet: 'COUNTRY' }),
    stage: words('stages', ALL_STAGES, { title: 'filter.stage', facet: 'STAGE', label: 'stage' }),
  },
  sorts: ['RELEVANCE', 'CONCLUDED', 'NEWEST', 'TITLE'],
  usual: 'CONCLUDED',
  always: { hasOutcome: true },
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
