import { graphql } from '../../graphql'

/** One page of sessions. */
export const SessionsPageQuery = graphql(`
  query SessionsPage($first: Int, $after: String, $last: Int, $before: String, $filter: SessionFilter, $sort: SessionSort) {
    sessions(first: $first, after: $after, last: $last, before: $before, filter: $filter, sort: $sort) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { id }
      ...SessionList
    }
  }
`)

/** Counts beside each filter value, under the other filters. */
export const SessionFacetsQuery = graphql(`
  query SessionFacets($filter: SessionFilter, $of: [SessionFacet!]!) {
    sessions(first: 1, filter: $filter) {
      facets(of: $of) {
        name
        values { value count }
      }
    }
  }
`)
