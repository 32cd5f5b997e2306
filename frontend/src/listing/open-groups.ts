import { useCallback, useSyncExternalStore } from 'react'
import type { AnySearch, List } from './list'
import { isOn, valuesOf } from './search'

/** What the reader opened or closed, by the name of the key. */
type Touched = ReadonlyMap<string, boolean>

/**
 * By the path of the list. It stands outside the page because the loader needs it before there is one: counts cost the server work, so
 * only those of open groups are asked for, and the loader has to ask the same as the page.
 */
const touchedBy = new Map<string, Touched>()
const NOTHING: Touched = new Map()
const listeners = new Set<() => void>()

const touchedOf = (path: string) => touchedBy.get(path) ?? NOTHING

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function touch(path: string, name: string, isOpen: boolean) {
  touchedBy.set(path, new Map(touchedOf(path)).set(name, isOpen))
  for (const listener of listeners) listener()
}

/** Forgets what was opened or closed; for tests. */
export function forgetGroups(): void {
  touchedBy.clear()
}

type Groups = Pick<List, 'path' | 'keys'>
const isChosen = (search: AnySearch, name: string) => isOn(search, name) || valuesOf(search, name).length > 0

/** Whether a group of filters is open: as the reader left it, else open from the start or because something in it is chosen. */
export function isGroupOpen({ path, keys }: Groups, search: AnySearch, name: string): boolean {
  return touchedOf(path).get(name) ?? (keys[name]?.isOpen || isChosen(search, name))
}

/** The facets to ask for: of open groups, and of what is chosen, whose chip may need the server's name of it. */
export function facetsAsked(list: Groups, search: AnySearch): string[] {
  return Object.entries(list.keys).flatMap(([name, { title, facet }]) => {
    if (facet === undefined) return []
    return isChosen(search, name) || (title !== undefined && isGroupOpen(list, search, name)) ? [facet] : []
  })
}

/** Shows the page anew when a group opens or closes, and hears it. */
export function useGroups(path: string): (name: string, isOpen: boolean) => void {
  useSyncExternalStore(subscribe, () => touchedOf(path))
  return useCallback((name, isOpen) => touch(path, name, isOpen), [path])
}
