import { graphql } from '../../graphql'

/** One page of datasets. */
export const DatasetsPageQuery = graphql(`
  query DatasetsPage($first: Int, $after: String, $last: Int, $before: String, $filter: DatasetFilter, $sort: DatasetSort) {
    datasets(first: $first, after: $after, last: $last, before: $before, filter: $filter, sort: $sort) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { id }
      ...DatasetList
    }
  }
`)

/** Counts beside each filter value, under the other filters. */
export const DatasetFacetsQuery = graphql(`
  query DatasetFacets($filter: DatasetFilter, $of: [DatasetFacet!]!) {
    datasets(first: 1, filter: $filter) {
      facets(of: $of) {
        name
        values { value count }
      }
    }
  }
`)
