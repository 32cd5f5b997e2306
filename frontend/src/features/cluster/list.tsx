import { graphql, readFragment, type FragmentType } from '../../graphql'
import { Rows } from '../../listing/rows'
import { ClusterCard } from './card'

export const ClusterListFragment = graphql(`
  fragment ClusterList on ClusterConnection {
    nodes { id ...ClusterCard }
  }
`)

export function ClusterList({ clusters }: { clusters: FragmentType<typeof ClusterListFragment> }) {
  const { nodes } = readFragment(ClusterListFragment, clusters)
  return (
    <Rows rows={nodes} keyOf={({ id }) => id}>
      {(cluster) => <ClusterCard cluster={cluster} />}
    </Rows>
  )
}
