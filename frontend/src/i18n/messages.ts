import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import type { Language } from './language'
import { ALWAYS, type Part } from './parts'

export type { MessageId } from './parts'
/** Syntax trees by id, as build/messages.ts makes them. */
export type Messages = Record<string, MessageFormatElement[]>

const files = import.meta.glob<Messages>('../../locales/*/*.json', { import: 'default' })
const labels = import.meta.glob<Messages>('../../../crates/domain/labels/*.json', { import: 'default', query: '?labels' })
const rules = import.meta.glob<Messages>('../../../crates/domain/labels/*.json', { import: 'default', query: '?rules' })

function fileOf(language: Language, part: string) {
  if (part === 'labels') return labels[`../../../crates/domain/labels/${language}.json`]
  if (part === 'rules') return rules[`../../../crates/domain/labels/${language}.json`]
  return files[`../../locales/${language}/${part}.json`]
}

async function load(language: Language, parts: readonly Part[]): Promise<Messages> {
  const loaded = await Promise.all(
    parts.map((part) => {
      // The build fills the gaps of a file with English; a file that is missing altogether is English.
      const file = fileOf(language, part) ?? fileOf('en', part)
      if (!file) throw new Error(`No messages for the part ${part}: add locales/en/${part}.json`)
      return file()
    }),
  )
  return Object.assign({}, ...loaded) as Messages
}

const unions = new Map<string, Promise<Messages>>()

/** The messages of some parts in a language, together with those that are always there: the same object for the same question. */
export function loadMessages(language: Language, parts: readonly Part[]): Promise<Messages> {
  const wanted = [...new Set([...ALWAYS, ...parts])].toSorted()
  const key = [language, ...wanted].join()
  const pending = unions.get(key) ?? load(language, wanted)
  unions.set(key, pending)
  pending.catch(() => unions.delete(key))
  return pending
}
