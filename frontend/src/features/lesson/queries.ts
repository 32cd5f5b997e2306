import { graphql } from '../../graphql'

/** One page of projects that have ended, for what they teach. */
export const LessonsPageQuery = graphql(`
  query LessonsPage($first: Int, $after: String, $last: Int, $before: String, $filter: ProjectFilter, $sort: ProjectSort) {
    projects(first: $first, after: $after, last: $last, before: $before, filter: $filter, sort: $sort) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { id }
      ...LessonList
    }
  }
`)

/** Counts beside each filter value, under the other filters. */
export const LessonFacetsQuery = graphql(`
  query LessonFacets($filter: ProjectFilter, $of: [ProjectFacet!]!) {
    projects(first: 1, filter: $filter) {
      facets(of: $of) {
        name
        values { value count }
      }
    }
  }
`)

/** How often each cause is named, over all that has ended. */
export const LessonCausesQuery = graphql(`
  query LessonCauses {
    projects(first: 1, filter: { hasOutcome: true }) {
      totalCount
      facets(of: [CAUSE]) {
        name
        values { value count }
      }
    }
  }
`)
