import { getRouteApi } from '@tanstack/react-router'
import { ClusterList } from '../features/cluster/list'
import { useClusterTable } from '../features/cluster/rows-table'
import { CLUSTER_WORDS, CLUSTERS, type ClusterSearch } from '../features/cluster/search'
import type { PrefetchContext } from '../graphql'
import { prefetchList } from '../listing/prefetch'
import { RowsPage } from '../listing/rows-page'
import { RowsSkeleton } from '../listing/rows'
import { useListSearch } from '../listing/use-list-search'

const route = getRouteApi('/clusters')

export const prefetchClusters = (context: PrefetchContext, search: ClusterSearch) => prefetchList(CLUSTERS, CLUSTERS.read(search), context)

export function ClustersPage() {
  const asTable = useClusterTable()
  return (
    <RowsPage
      list={CLUSTERS}
      search={useListSearch(CLUSTERS, route.useSearch())}
      words={CLUSTER_WORDS}
      skeleton={<RowsSkeleton count={6} height="200px" />}
      data={({ clusters }) => asTable(clusters)}
    >
      {({ clusters }) => <ClusterList clusters={clusters} />}
    </RowsPage>
  )
}
