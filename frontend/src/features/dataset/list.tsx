import { graphql, readFragment, type FragmentType } from '../../graphql'
import { Rows } from '../../listing/rows'
import { DatasetCard } from './card'

export const DatasetListFragment = graphql(`
  fragment DatasetList on DatasetConnection {
    nodes { id ...DatasetCard }
  }
`)

export function DatasetList({ datasets }: { datasets: FragmentType<typeof DatasetListFragment> }) {
  const { nodes } = readFragment(DatasetListFragment, datasets)
  return (
    <Rows rows={nodes} keyOf={({ id }) => id}>
      {(dataset) => <DatasetCard dataset={dataset} />}
    </Rows>
  )
}
