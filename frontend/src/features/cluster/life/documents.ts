import { graphql } from '../../../graphql'

/** The members of a cluster as who looks after them works with them. */
export const ClusterLifeQuery = graphql(`
  query ClusterLife($slug: String!) {
    cluster(slug: $slug) {
      id
      mayI
      members(first: 100) { nodes { id helix joinedOn organisation { id name } } }
    }
  }
`)

export const AddClusterMember = graphql(`
  mutation AddClusterMember($input: AddClusterMemberInput!) {
    addClusterMember(input: $input) { issues { path code params { name value } } }
  }
`)

export const RemoveClusterMember = graphql(`
  mutation RemoveClusterMember($input: IdInput!) {
    removeClusterMember(input: $input) { issues { path code params { name value } } }
  }
`)
