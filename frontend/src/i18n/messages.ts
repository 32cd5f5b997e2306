import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { loadPart } from './files'
import type { Language } from './language'
import type { Part } from './parts'

export type { MessageId } from './parts'
/** Syntax trees by id, as build/messages.ts makes them. */
export type Messages = Record<string, MessageFormatElement[]>

async function load(language: Language, parts: readonly Part[]): Promise<Messages> {
  return Object.assign({}, ...(await Promise.all(parts.map((part) => loadPart(language, part))))) as Messages
}

const unions = new Map<string, Promise<Messages>>()

/**
 * The messages of some parts in a language: the same object for the same question. Once they are there the promise says so in the
 * way that React's `use` reads: what needs them again is shown at once.
 */
export function loadMessages(language: Language, parts: readonly Part[]): Promise<Messages> {
  const wanted = [...new Set(parts)].toSorted()
  const key = [language, ...wanted].join()
  const pending = unions.get(key) ?? load(language, wanted)
  unions.set(key, pending)
  pending.then(
    (value) => Object.assign(pending, { status: 'fulfilled', value }),
    () => unions.delete(key),
  )
  return pending
}
