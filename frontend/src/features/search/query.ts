import { graphql } from '../../graphql'

/** One page of what a text finds, of one kind or of all, with the count of each kind. */
export const SearchPageQuery = graphql(`
  query SearchPage($text: String!, $kinds: [SearchKind!], $first: Int, $after: String, $last: Int, $before: String) {
    search(text: $text, kinds: $kinds, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      facets(of: [KIND]) { values { value count } }
      edges { kind node { id ...SearchHit } }
    }
  }
`)
