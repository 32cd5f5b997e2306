import { MACRO_SCENARIOS } from '../../i18n/vocabulary'
import { places, words } from '../../listing/keys'
import { declareList, type SearchIn } from '../../listing/list'
import type { ListWords } from '../../listing/words'
import { PilotFacetsQuery, PilotsPageQuery } from './queries'

/** Where a pilot stands, in the order it goes through them. */
const STATUSES = ['PLANNED', 'RUNNING', 'COMPLETED', 'STOPPED'] as const

/** The Pilots page: what is tried where, and how far it has come. */
export const PILOTS = declareList({
  path: '/pilots',
  page: { query: PilotsPageQuery, found: (data) => data.pilots },
  counts: { query: PilotFacetsQuery, found: (data) => data.pilots.facets },
  keys: {
    status: words('statuses', STATUSES, { title: 'pilot.status', facet: 'STATUS', label: 'pilotStatus', isOpen: true }),
    scenario: words('macroScenarios', MACRO_SCENARIOS, { title: 'filter.macro', facet: 'MACRO_SCENARIO', label: 'macro', isOpen: true }),
    region: places('regions', { title: 'filter.country', facet: 'COUNTRY', isOpen: true }),
  },
  sorts: ['RELEVANCE', 'STARTED', 'NEWEST', 'TITLE'],
  usual: 'STARTED',
})

export type PilotSearch = SearchIn<typeof PILOTS>

export const PILOT_WORDS: ListWords = {
  title: 'pilot.title',
  lead: 'pilot.lead',
  count: 'pilot.count',
  show: 'pilot.show',
  empty: 'pilot.empty',
  none: 'pilot.none',
  noneText: 'pilot.noneText',
}
