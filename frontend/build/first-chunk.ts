import { fileURLToPath } from 'node:url'

/** The part of rolldown's context that is needed here. */
interface Context {
  getModuleInfo: (id: string) => { importedIds: readonly string[] } | null
}

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const APP = at('src/main.tsx')
const EXPLORER = at('src/explorer.tsx')
/** What the index of a library names and only pages that come later use. */
const LATER = /useBlocker|\/Await\.|awaited/

/** A module with all that it imports at once. */
function graphOf(entry: string, context: Context): Set<string> {
  const seen = new Set([entry])
  for (const id of seen) for (const next of context.getModuleInfo(id)?.importedIds ?? []) seen.add(next)
  return seen
}

let first: Set<string> | undefined

/**
 * All that the app begins with is one file. Left to itself the bundler cuts it into seven, because pages of members are reached
 * by two steps, and small files compress worse.
 */
export function firstChunk(id: string, context: Context): string | null {
  if (!first) {
    const explorer = graphOf(EXPLORER, context)
    first = new Set([...graphOf(APP, context)].filter((name) => name !== APP && !explorer.has(name)))
  }
  return first.has(id) && !LATER.test(id) ? 'app' : null
}
