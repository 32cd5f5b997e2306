import { graphql, readFragment, type FragmentType } from '../../graphql'
import { Rows } from '../../listing/rows'
import { ExpertCard } from './card'

export const ExpertListFragment = graphql(`
  fragment ExpertList on PersonConnection {
    nodes { id ...ExpertCard }
  }
`)

export function ExpertList({ experts }: { experts: FragmentType<typeof ExpertListFragment> }) {
  const { nodes } = readFragment(ExpertListFragment, experts)
  return (
    <Rows rows={nodes} keyOf={({ id }) => id}>
      {(expert) => <ExpertCard expert={expert} />}
    </Rows>
  )
}
