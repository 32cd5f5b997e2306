import { graphql } from '../../graphql'

/** One page of pilots. */
export const PilotsPageQuery = graphql(`
  query PilotsPage($first: Int, $after: String, $last: Int, $before: String, $filter: PilotFilter, $sort: PilotSort) {
    pilots(first: $first, after: $after, last: $last, before: $before, filter: $filter, sort: $sort) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { id }
      ...PilotList
    }
  }
`)

/** Counts beside each filter value, under the other filters. */
export const PilotFacetsQuery = graphql(`
  query PilotFacets($filter: PilotFilter, $of: [PilotFacet!]!) {
    pilots(first: 1, filter: $filter) {
      facets(of: $of) {
        name
        values { value count }
      }
    }
  }
`)
