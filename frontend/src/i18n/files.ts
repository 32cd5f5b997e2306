import type { Language } from './language'
import type { Messages } from './messages'
import type { Part } from './parts'

/*
 * Where the messages are while the app is developed and tested. A build puts `messageFile()` of build/messages.ts in the
 * place of this module: a table of every language and part would be 1.5 kB of every first view.
 */
const files = import.meta.glob<Messages>('../../locales/*/*.json', { import: 'default' })
const labels = import.meta.glob<Messages>('../../../crates/domain/labels/*.json', { import: 'default', query: '?labels' })
const rules = import.meta.glob<Messages>('../../../crates/domain/labels/*.json', { import: 'default', query: '?rules' })

function fileOf(language: Language, part: Part) {
  if (part === 'labels') return labels[`../../../crates/domain/labels/${language}.json`]
  if (part === 'rules') return rules[`../../../crates/domain/labels/${language}.json`]
  return files[`../../locales/${language}/${part}.json`]
}

/** The messages of one part. The build fills the gaps of a file with English; a file that is missing altogether is English. */
export async function loadPart(language: Language, part: Part): Promise<Messages> {
  const file = fileOf(language, part) ?? fileOf('en', part)
  if (!file) throw new Error(`No messages for the part ${part}: add locales/en/${part}.json`)
  return file()
}
