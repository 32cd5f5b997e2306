import { getRouteApi } from '@tanstack/react-router'
import { ExpertList } from '../features/person/list'
import { useExpertTable } from '../features/person/rows-table'
import { EXPERT_WORDS, EXPERTS, type ExpertSearch } from '../features/person/search'
import type { PrefetchContext } from '../graphql'
import { prefetchList } from '../listing/prefetch'
import { RowsPage } from '../listing/rows-page'
import { RowsSkeleton } from '../listing/rows'
import { useListSearch } from '../listing/use-list-search'

const route = getRouteApi('/experts')

export const prefetchExperts = (context: PrefetchContext, search: ExpertSearch) => prefetchList(EXPERTS, EXPERTS.read(search), context)

export function ExpertsPage() {
  const asTable = useExpertTable()
  return (
    <RowsPage
      list={EXPERTS}
      search={useListSearch(EXPERTS, route.useSearch())}
      words={EXPERT_WORDS}
      skeleton={<RowsSkeleton count={6} height="216px" />}
      data={({ experts }) => asTable(experts)}
    >
      {({ experts }) => <ExpertList experts={experts} />}
    </RowsPage>
  )
}
