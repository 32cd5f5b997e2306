import { graphql } from '../../graphql'

/** One page of experts. */
export const ExpertsPageQuery = graphql(`
  query ExpertsPage($first: Int, $after: String, $last: Int, $before: String, $filter: ExpertFilter, $sort: ExpertSort) {
    experts(first: $first, after: $after, last: $last, before: $before, filter: $filter, sort: $sort) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { id }
      ...ExpertList
    }
  }
`)

/** Counts beside each filter value, under the other filters. */
export const ExpertFacetsQuery = graphql(`
  query ExpertFacets($filter: ExpertFilter, $of: [ExpertFacet!]!) {
    experts(first: 1, filter: $filter) {
      facets(of: $of) {
        name
        values { value count }
      }
    }
  }
`)
