import { graphql, readFragment, type FragmentType } from '../../graphql'
import { Rows } from '../../listing/rows'
import { OrganisationCard } from './card'

export const OrganisationListFragment = graphql(`
  fragment OrganisationList on OrganisationConnection {
    nodes { id ...OrganisationCard }
  }
`)

export function OrganisationList({ organisations }: { organisations: FragmentType<typeof OrganisationListFragment> }) {
  const { nodes } = readFragment(OrganisationListFragment, organisations)
  return (
    <Rows rows={nodes} keyOf={({ id }) => id}>
      {(organisation) => <OrganisationCard organisation={organisation} />}
    </Rows>
  )
}
