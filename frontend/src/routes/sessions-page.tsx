import { getRouteApi } from '@tanstack/react-router'
import { SessionList } from '../features/session/list'
import { useSessionTable } from '../features/session/rows-table'
import { SESSION_WORDS, SESSIONS, type SessionSearch } from '../features/session/search'
import type { PrefetchContext } from '../graphql'
import { prefetchList } from '../listing/prefetch'
import { RowsSkeleton } from '../listing/rows'
import { RowsPage } from '../listing/rows-page'
import { sortOf } from '../listing/search'
import { useListSearch } from '../listing/use-list-search'

const route = getRouteApi('/sessions')

export const prefetchSessions = (context: PrefetchContext, search: SessionSearch) => prefetchList(SESSIONS, SESSIONS.read(search), context)

export function SessionsPage() {
  const asTable = useSessionTable()
  const search = useListSearch(SESSIONS, route.useSearch())
  return (
    <RowsPage
      list={SESSIONS}
      search={search}
      words={SESSION_WORDS}
      skeleton={<RowsSkeleton count={6} height="190px" />}
      data={({ sessions }) => asTable(sessions)}
    >
      {({ sessions }) => <SessionList sessions={sessions} isByTime={sortOf(SESSIONS, search) !== 'RELEVANCE'} />}
    </RowsPage>
  )
}
