import type { Key, Value } from './keys'
import type { FacetCounts } from './list'

export interface Choice {
  value: Value
  /** The server's name of it, where it told one. */
  name: string | undefined
  /** Unknown until the counts have arrived. */
  count: number | undefined
  isChosen: boolean
}

/** A NUTS code of more than two letters: it has a chip, and no checkbox among the countries. */
export const isSmallPlace = (key: Pick<Key, 'kind'>, value: Value) => key.kind === 'places' && String(value).length > 2

/** What one filter offers: every value that would find something, and every chosen one even if it no longer does. */
export function choicesOf(
  key: Pick<Key, 'kind' | 'facet' | 'values'>,
  facets: readonly FacetCounts[] | undefined,
  chosen: readonly Value[],
): Choice[] {
  const facet = facets?.find(({ name }) => name.toUpperCase() === key.facet)
  const told = new Map(facet?.values.map((entry) => [key.values ? entry.value.toUpperCase() : entry.value, entry]))
  const known = key.values ?? [...told.keys()]
  const extra = key.values ? [] : chosen.filter((value) => !told.has(String(value)) && !isSmallPlace(key, value))
  return [...known, ...extra]
    .map((value) => {
      const entry = told.get(String(value))
      return { value, name: entry?.label?.text, count: facet ? (entry?.count ?? 0) : undefined, isChosen: chosen.includes(value) }
    })
    .filter(({ count, isChosen }) => count !== 0 || isChosen)
}
