import { operation, type PrefetchContext } from '../graphql'
import type { TypedDocumentString } from '../graphql/generated/graphql'
import type { AnySearch, List, PageVariables } from './list'
import { facetsAsked } from './open-groups'
import { variablesOf } from './search'

/**
 * Starts reading what an address will show; for the loader of a route, which also runs when somebody is about to follow a link.
 * A layout that shows the rows by another query passes that one, or null where it reads none at once.
 */
export function prefetchList<R, S extends AnySearch>(
  list: List<R, S>,
  search: S,
  { queryClient, language }: PrefetchContext,
  source: { query: TypedDocumentString<unknown, PageVariables> } | null = list.page,
): void {
  const of = facetsAsked(list, search)
  if (of.length > 0) void queryClient.prefetchQuery(operation(list.counts.query, { filter: list.filter(search), of }, language))
  if (source) void queryClient.prefetchQuery(operation(source.query, variablesOf(list, search), language))
}
