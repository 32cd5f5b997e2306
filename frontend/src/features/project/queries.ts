import { graphql } from '../../graphql'

/** One page of projects; the map and the table show the same ones. */
export const ProjectsPageQuery = graphql(`
  query ProjectsPage($first: Int, $after: String, $last: Int, $before: String, $filter: ProjectFilter, $sort: ProjectSort) {
    projects(first: $first, after: $after, last: $last, before: $before, filter: $filter, sort: $sort) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { id }
      ...ProjectList
    }
  }
`)

/** The same page with what a table shows. */
export const ProjectsTableQuery = graphql(`
  query ProjectsTable($first: Int, $after: String, $last: Int, $before: String, $filter: ProjectFilter, $sort: ProjectSort) {
    projects(first: $first, after: $after, last: $last, before: $before, filter: $filter, sort: $sort) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { id }
      ...ProjectTable
    }
  }
`)

/** Counts beside each filter value, under the other filters; of those filters that are open. */
export const ProjectFacetsQuery = graphql(`
  query ProjectFacets($filter: ProjectFilter, $of: [ProjectFacet!]!) {
    projects(first: 1, filter: $filter) {
      facets(of: $of) {
        name
        values { value count }
      }
    }
  }
`)

/** Projects on a map, gathered by the server. */
export const ProjectMapQuery = graphql(`
  query ProjectMap($filter: ProjectFilter, $box: BoundingBox!, $zoom: Int!) {
    projects(first: 1, filter: $filter) {
      mapClusters(box: $box, zoom: $zoom) {
        key
        lat
        lon
        count
        bounds { west south east north }
        project { slug title { text language isTranslation } }
      }
    }
  }
`)
