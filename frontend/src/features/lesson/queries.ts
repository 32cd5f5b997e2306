import { graphql } from '../../graphql'

/** One page of lessons, told with or without a name. */
export const LessonsPageQuery = graphql(`
  query LessonsPage($first: Int, $after: String, $last: Int, $before: String, $filter: LessonFilter, $sort: LessonSort) {
    lessons(first: $first, after: $after, last: $last, before: $before, filter: $filter, sort: $sort) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { id }
      ...LessonList
    }
  }
`)

/** Counts beside each filter value, under the other filters. */
export const LessonFacetsQuery = graphql(`
  query LessonFacets($filter: LessonFilter, $of: [LessonFacet!]!) {
    lessons(first: 1, filter: $filter) {
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
    lessons(first: 1) {
      totalCount
      facets(of: [CAUSE]) {
        name
        values { value count }
      }
    }
  }
`)

/** One lesson by itself. */
export const LessonQuery = graphql(`
  query Lesson($id: ID!) {
    lesson(id: $id) {
      id
      isAnonymous
      kind
      year
      project { slug isDemo title { text language isTranslation } }
      wouldDiffer { text: plain }
      tried { text: plain }
      ...LessonTold
    }
  }
`)
