import { graphql } from '../../graphql'

export const FollowRecord = graphql(`
  mutation FollowRecord($input: FollowInput!) {
    follow(input: $input) { issues { path code params { name value } } }
  }
`)

/** What somebody follows, the last first. */
export const FollowsQuery = graphql(`
  query Follows($after: String) {
    viewer {
      id
      follows(first: 50, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          since
          subject {
            __typename id
            ... on Project { slug title { text language isTranslation } }
            ... on Person { slug name }
            ... on Region { code name }
          }
        }
      }
    }
  }
`)
