import type { SearchKind } from '../../graphql/generated/graphql'
import type { MessageId } from '../../i18n/messages'

/** What can be found, in the order in which people ask, with the name of each. */
export const KIND_NAMES: Record<SearchKind, MessageId> = {
  PROJECT: 'nav.projects',
  PERSON: 'search.people',
  ORGANISATION: 'nav.organisations',
  CLUSTER: 'nav.clusters',
  DATASET: 'nav.datasets',
  PILOT: 'nav.pilots',
  SESSION: 'nav.sessions',
  REGION: 'nav.regions',
}

export const KINDS = Object.keys(KIND_NAMES) as readonly SearchKind[]

/** Where the page of a record is: by the address it has in the web app, or by its NUTS code. */
export function pathOf(kind: SearchKind, key: string): string {
  const places: Record<SearchKind, string> = {
    PROJECT: 'projects',
    PERSON: 'experts',
    ORGANISATION: 'organisations',
    CLUSTER: 'clusters',
    DATASET: 'datasets',
    PILOT: 'pilots',
    SESSION: 'sessions',
    REGION: 'regions',
  }
  return `/${places[kind]}/${encodeURIComponent(key)}`
}

/** The longest text that the API looks for. */
const LONGEST = 200

/** A text the API can look for, or nothing: it needs a letter or a digit. */
export function searchable(text: string | undefined): string | undefined {
  const words = Array.from((text ?? '').trim()).slice(0, LONGEST).join('')
  return /[\p{L}\p{N}]/u.test(words) ? words : undefined
}
