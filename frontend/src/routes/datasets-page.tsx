import { getRouteApi } from '@tanstack/react-router'
import { DatasetList } from '../features/dataset/list'
import { useDatasetTable } from '../features/dataset/rows-table'
import { DATASET_WORDS, DATASETS, type DatasetSearch } from '../features/dataset/search'
import type { PrefetchContext } from '../graphql'
import { prefetchList } from '../listing/prefetch'
import { RowsSkeleton } from '../listing/rows'
import { RowsPage } from '../listing/rows-page'
import { useListSearch } from '../listing/use-list-search'

const route = getRouteApi('/datasets')

export const prefetchDatasets = (context: PrefetchContext, search: DatasetSearch) => prefetchList(DATASETS, DATASETS.read(search), context)

export function DatasetsPage() {
  const asTable = useDatasetTable()
  return (
    <RowsPage
      list={DATASETS}
      search={useListSearch(DATASETS, route.useSearch())}
      words={DATASET_WORDS}
      skeleton={<RowsSkeleton count={6} height="190px" />}
      data={({ datasets }) => asTable(datasets)}
    >
      {({ datasets }) => <DatasetList datasets={datasets} />}
    </RowsPage>
  )
}
