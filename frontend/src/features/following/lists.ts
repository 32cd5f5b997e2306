import type { SearchKind } from '../../graphql/generated/graphql'

/** The list a search is of. */
export const LIST_OF = {
  PROJECT: { path: '/projects', label: 'nav.projects' },
  PERSON: { path: '/experts', label: 'nav.experts' },
  ORGANISATION: { path: '/organisations', label: 'nav.organisations' },
  CLUSTER: { path: '/clusters', label: 'nav.clusters' },
  DATASET: { path: '/datasets', label: 'nav.datasets' },
  PILOT: { path: '/pilots', label: 'nav.pilots' },
  REGION: { path: '/regions', label: 'nav.regions' },
  SESSION: { path: '/sessions', label: 'nav.sessions' },
} as const satisfies Record<SearchKind, { path: string; label: string }>

/** What an address asks, as the router takes it: a key that is there twice is a list. */
export function searchOf(query: string): Record<string, string | string[]> {
  const asked = new URLSearchParams(query)
  return Object.fromEntries(
    [...new Set(asked.keys())].map((key) => {
      const values = asked.getAll(key)
      return [key, values.length === 1 && values[0] !== undefined ? values[0] : values]
    }),
  )
}
