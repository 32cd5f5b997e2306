import { graphql } from 'relay-runtime'

export const card = graphql`
  fragment Projects_card on Project @refetchable(queryName: "ProjectsCardQuery") {
    slug
  }
`

export const list = graphql`
  fragment Projects_list on Query
  @refetchable(queryName: "ProjectsListQuery")
  @argumentDefinitions(first: { type: "Int", defaultValue: 20 }, after: { type: "String" }) {
    projects(first: $first, after: $after) @connection(key: "Projects_projects") {
      edges {
        node {
          ...Projects_card
        }
      }
    }
  }
`

export const page = graphql`
  query ProjectsPageQuery {
    ...Projects_list
  }
`
