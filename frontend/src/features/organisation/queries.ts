import { graphql } from '../../graphql'

/** One page of organisations. */
export const OrganisationsPageQuery = graphql(`
  query OrganisationsPage($first: Int, $after: String, $last: Int, $before: String, $filter: OrganisationFilter, $sort: OrganisationSort) {
    organisations(first: $first, after: $after, last: $last, before: $before, filter: $filter, sort: $sort) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { id }
      ...OrganisationList
    }
  }
`)

/** Counts beside each filter value, under the other filters. */
export const OrganisationFacetsQuery = graphql(`
  query OrganisationFacets($filter: OrganisationFilter, $of: [OrganisationFacet!]!) {
    organisations(first: 1, filter: $filter) {
      facets(of: $of) {
        name
        values { value count }
      }
    }
  }
`)
