import { useMemo } from 'react'
import type { AnySearch, List } from './list'

/** What the address asks of a list; words it does not know are left out. `raw` is `route.useSearch()`. */
export function useListSearch<S extends AnySearch>(list: Pick<List<never, S>, 'read'>, raw: NoInfer<S>): S {
  return useMemo(() => list.read(raw as Record<string, unknown>), [list, raw])
}
