import type { MessageId } from '../i18n/messages'

/** What a label is made with: messages, and names of countries and languages in the reader's language. */
interface Say {
  t: (id: MessageId) => string
  country: (code: string) => string
  language: (code: string) => string
}

/** How a key is shown. Without a title it is no filter at the side, but still works in the address and as a chip. */
export interface Shown {
  title?: MessageId
  /** The facet of the API that counts its values. */
  facet?: string
  /** Open when the page is first seen; the rest waits behind its title. */
  isOpen?: boolean
  /** First part of the messages of its values: `stage` for `stage.TESTED`. */
  label?: string
  /** Where that is not enough. */
  labelOf?(value: Value, say: Say): string
}

export type Value = string | number

/** One key of an address: how it is read, and the field of the API's filter that it becomes. */
export interface Key<Field extends string = string, Held = unknown> extends Shown {
  field: Field
  kind: 'words' | 'codes' | 'places' | 'languages' | 'flag'
  /** The values of a closed vocabulary, in its order; the others come from the data. */
  values?: readonly Value[]
  /** What the address holds, without the words that are not known. */
  read: (raw: unknown) => Held | undefined
}

function strings(raw: unknown): string[] {
  const list = Array.isArray(raw) ? raw : raw === undefined ? [] : [raw]
  return list.filter((item): item is Value => typeof item === 'string' || typeof item === 'number').map(String)
}

const unique = <T>(list: readonly T[]): T[] | undefined => (list.length > 0 ? [...new Set(list)] : undefined)

/** The known words among what the address says, in the order of the vocabulary. */
export function known<T extends Value>(raw: unknown, allowed: readonly T[]): T[] | undefined {
  const wanted = new Set(strings(raw).map((value) => value.toUpperCase()))
  return unique(allowed.filter((value) => wanted.has(String(value))))
}

/** One text that is not empty. */
export function one(raw: unknown): string | undefined {
  const [first] = strings(raw)
  return first === undefined || first.trim() === '' ? undefined : first
}

const texts = (raw: unknown) => unique(strings(raw).filter((value) => value.trim() !== ''))

/** Values of a closed vocabulary: `stage=tested&stage=market`. */
export function words<Field extends string, T extends Value>(field: Field, values: readonly T[], shown: Shown): Key<Field, T[]> {
  return { ...shown, field, kind: 'words', values, read: (raw) => known(raw, values) }
}

/**
 * Values that only the data knows: tags, formats, catalogues. Addresses hold words in lower case where nothing else was agreed (routes/address.ts):
 * `tidy` writes a code as the data has it, so that `format=csv` ticks "CSV".
 */
export function codes<Field extends string>(field: Field, shown: Shown = {}, tidy?: (code: string) => string): Key<Field, string[]> {
  return { ...shown, field, kind: 'codes', read: (raw) => (tidy ? unique((texts(raw) ?? []).map(tidy)) : texts(raw)) }
}

/** NUTS codes: countries as checkboxes, smaller regions by a field that finds them. */
export function places<Field extends string>(field: Field, shown: Shown): Key<Field, string[]> {
  return { ...shown, field, kind: 'places', read: texts }
}

/** Languages of texts or of people. */
export function languages<Field extends string>(field: Field, shown: Shown): Key<Field, string[]> {
  return { ...shown, field, kind: 'languages', read: texts }
}

/** One thing that holds or is not asked for: `free=true`. `label` is its whole message. */
export function flag<Field extends string>(field: Field, shown: Shown & { label: MessageId }): Key<Field, true> {
  return { ...shown, field, kind: 'flag', read: (raw) => (one(raw) === 'true' || raw === true ? true : undefined) }
}
