import { getRouteApi } from '@tanstack/react-router'
import { PilotList } from '../features/pilot/list'
import { usePilotTable } from '../features/pilot/rows-table'
import { PILOT_WORDS, PILOTS, type PilotSearch } from '../features/pilot/search'
import type { PrefetchContext } from '../graphql'
import { prefetchList } from '../listing/prefetch'
import { RowsPage } from '../listing/rows-page'
import { RowsSkeleton } from '../listing/rows'
import { useListSearch } from '../listing/use-list-search'

const route = getRouteApi('/pilots')

export const prefetchPilots = (context: PrefetchContext, search: PilotSearch) => prefetchList(PILOTS, PILOTS.read(search), context)

export function PilotsPage() {
  const asTable = usePilotTable()
  return (
    <RowsPage
      list={PILOTS}
      search={useListSearch(PILOTS, route.useSearch())}
      words={PILOT_WORDS}
      skeleton={<RowsSkeleton count={6} height="170px" />}
      data={({ pilots }) => asTable(pilots)}
    >
      {({ pilots }) => <PilotList pilots={pilots} />}
    </RowsPage>
  )
}
