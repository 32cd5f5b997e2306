import { graphql } from '../../graphql'

/** One page of clusters. */
export const ClustersPageQuery = graphql(`
  query ClustersPage($first: Int, $after: String, $last: Int, $before: String, $filter: ClusterFilter, $sort: ClusterSort) {
    clusters(first: $first, after: $after, last: $last, before: $before, filter: $filter, sort: $sort) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { id }
      ...ClusterList
    }
  }
`)

/** Counts beside each filter value, under the other filters. */
export const ClusterFacetsQuery = graphql(`
  query ClusterFacets($filter: ClusterFilter, $of: [ClusterFacet!]!) {
    clusters(first: 1, filter: $filter) {
      facets(of: $of) {
        name
        values { value count }
      }
    }
  }
`)
