import { fileURLToPath } from 'node:url'

/** The part of rolldown's context that is needed here. */
interface Context {
  getModuleInfo: (id: string) => { importedIds: readonly string[] } | null
}

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const APP = at('src/main.tsx')
const EXPLORER = at('src/explorer.tsx')
/** What it shares with other pages, nearly all of them need. */
const HOME = at('src/routes/home-page.tsx')
/** What pages share: what asks the API, writes dates and numbers, waits and fails. The heading alone is wanted by texts too, which ask for nothing. */
const SHARED = /\/src\/(?:graphql|i18n|lib|ui)\/(?!page-heading)/
/** What the index of a library names and only pages that come later use. */
const LATER = /useBlocker|\/Await\.|awaited|useMutation\.|mutationObserver/

/** A module with all that it imports at once. */
function graphOf(entry: string, context: Context): Set<string> {
  const seen = new Set([entry])
  for (const id of seen) for (const next of context.getModuleInfo(id)?.importedIds ?? []) seen.add(next)
  return seen
}

interface Graphs {
  app: Set<string>
  explorer: Set<string>
  home: Set<string>
}

let graphs: Graphs | undefined

/**
 * All that the app begins with is one file, what the explorer of the API has in common with it another, and what pages share
 * beyond it a third. Left to itself the bundler cuts them into fifteen, because pages of members are reached by two steps, and
 * small files compress worse.
 */
export function firstChunk(id: string, context: Context): string | null {
  graphs ??= { app: graphOf(APP, context), explorer: graphOf(EXPLORER, context), home: graphOf(HOME, context) }
  if (id === APP || LATER.test(id)) return null
  if (graphs.app.has(id)) return graphs.explorer.has(id) ? 'base' : 'app'
  return graphs.home.has(id) && SHARED.test(id) ? 'page' : null
}
