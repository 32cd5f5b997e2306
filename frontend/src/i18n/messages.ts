import type { MessageFormatElement } from 'react-intl'
import type english from '../../locales/en.json'
import { OFFERED, type Language } from './language'

export type MessageId = keyof typeof english
export type Messages = Record<string, string> | Record<string, MessageFormatElement[]>

const files = import.meta.glob<Messages>('../../locales/*.json', { import: 'default' })
const loaded = new Map<Language, Promise<Messages>>()

async function file(language: Language): Promise<Messages> {
  const load = files[`../../locales/${language}.json`]
  if (!load) throw new Error(`No locale file for ${language}`)
  return load()
}

async function load(language: Language): Promise<Messages> {
  if ((OFFERED as readonly string[]).includes(language)) return file(language)
  const [english, own] = await Promise.all([file('en'), file(language)])
  return { ...english, ...own } as Messages
}

/** The messages of a language, English filling the gaps of one that is only prepared. */
export function loadMessages(language: Language): Promise<Messages> {
  const pending = loaded.get(language) ?? load(language)
  loaded.set(language, pending)
  pending.catch(() => loaded.delete(language))
  return pending
}
