import { languages, places, words } from '../../listing/keys'
import { declareList, type SearchIn } from '../../listing/list'
import type { ListWords } from '../../listing/words'
import { SessionFacetsQuery, SessionsPageQuery } from './queries'
import { PHASES } from './times'

/** The Sessions page: an agenda of what comes, then what is past. */
export const SESSIONS = declareList({
  path: '/sessions',
  page: { query: SessionsPageQuery, found: (data) => data.sessions },
  counts: { query: SessionFacetsQuery, found: (data) => data.sessions.facets },
  keys: {
    phase: words('phases', PHASES, { title: 'session.when', facet: 'PHASE', label: 'session.phase', isOpen: true }),
    region: places('regions', { title: 'filter.country', facet: 'COUNTRY', isOpen: true }),
    language: languages('languages', { title: 'session.languages', facet: 'LANGUAGE', isOpen: true }),
  },
  sorts: ['RELEVANCE', 'AGENDA', 'LATEST'],
  usual: 'AGENDA',
})

export type SessionSearch = SearchIn<typeof SESSIONS>

export const SESSION_WORDS: ListWords = {
  title: 'nav.sessions',
  lead: 'session.lead',
  count: 'session.count',
  show: 'session.show',
  empty: 'session.empty',
  none: 'session.none',
  noneText: 'session.noneText',
}
