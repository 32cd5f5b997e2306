import type { SearchKind } from '../../graphql/generated/graphql'
import { pageOf } from '../../listing/search'
import { KINDS, searchable } from './kinds'

/** What the address of the search page holds. */
export interface SearchAddress {
  text?: string
  kind?: SearchKind
  after?: string
  before?: string
}

const PAGE = 20

const word = (raw: unknown) => (typeof raw === 'string' && raw.trim() !== '' ? raw : undefined)

/** The address as typed values; what it does not know is left out. */
export function readSearch(raw: Record<string, unknown>): SearchAddress {
  const text = word(raw['text'])
  const kind = KINDS.find((known) => known === String(raw['kind']).toUpperCase())
  const after = word(raw['after'])
  const before = word(raw['before'])
  return { ...(text && { text }), ...(kind && { kind }), ...(after && { after }), ...(before && { before }) }
}

/** What to ask the API for, or nothing when there are no words to look for. */
export function variablesOf(address: SearchAddress) {
  const text = searchable(address.text)
  return text === undefined ? undefined : { text, kinds: address.kind ? [address.kind] : null, ...pageOf(address, PAGE) }
}
