import type { AnySearch, List, PageVariables } from './list'
import type { Key, Value } from './keys'

type Rules = Pick<List, 'keys' | 'sorts' | 'usual' | 'size' | 'filter'>
type Loose = Record<string, unknown>

/** The values of a list key, or nothing. */
export function valuesOf(search: AnySearch, name: string): readonly Value[] {
  const held = (search as Loose)[name]
  return Array.isArray(held) ? (held as Value[]) : []
}

export const isOn = (search: AnySearch, name: string) => (search as Loose)[name] === true

/** The order asked for; words are answered by relevance. */
export function sortOf({ sorts, usual }: Pick<List, 'sorts' | 'usual'>, search: AnySearch): string {
  return search.sort ?? (search.text && sorts.includes('RELEVANCE') ? 'RELEVANCE' : usual)
}

/** One keyset page: forwards from a cursor, or backwards to it. */
export function pageOf({ after, before }: AnySearch, size: number) {
  return before ? { last: size, before } : after ? { first: size, after } : { first: size }
}

/** The variables of the page that the address asks for. */
export function variablesOf(list: Rules, search: AnySearch): PageVariables {
  return { ...pageOf(search, list.size), filter: list.filter(search), sort: sortOf(list, search) }
}

/** How many filters are in force. */
export function countFilters({ keys }: Pick<List, 'keys'>, search: AnySearch): number {
  return Object.keys(keys).reduce(
    (sum, name) => sum + valuesOf(search, name).length + (isOn(search, name) ? 1 : 0),
    search.text ? 1 : 0,
  )
}

/** A change of what is asked starts again at the first page. */
export function changed<S extends AnySearch>(search: S, change: { [N in keyof S]?: S[N] | undefined }): S {
  const { after: _after, before: _before, ...kept } = search
  const next = Object.entries({ ...kept, ...change })
  return Object.fromEntries(next.filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))) as unknown as S
}

/** Adds a value to a filter, or takes it away. */
export function toggled<S extends AnySearch>(search: S, name: string, key: Pick<Key, 'kind'>, value: Value): S {
  if (key.kind === 'flag') return changed(search, { [name]: isOn(search, name) ? undefined : true } as never)
  const list = valuesOf(search, name)
  const next = list.includes(value) ? list.filter((item) => item !== value) : [...list, value]
  return changed(search, { [name]: next } as never)
}

/** Nothing asked; how it is shown stays: order, layout and what else is no filter. */
export function cleared<S extends AnySearch>({ keys }: Pick<List, 'keys'>, search: S): S {
  const asked = Object.fromEntries(Object.keys(keys).map((name) => [name, undefined]))
  return changed(search, { ...asked, text: undefined } as never)
}
