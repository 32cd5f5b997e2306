import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from '@formatjs/icu-messageformat-parser'
import type { Plugin, Rolldown } from 'vite'
import { RULES } from '../src/i18n/parts.ts'

type Texts = Record<string, string>

/** Where messages are: parts of a language in `locales/`, labels of the vocabularies with the rules they belong to. */
const LOCALE = /\/locales\/(\w+)\/(\w+)\.json$/
const LABELS = /\/crates\/domain\/labels\/(\w+)\.json(?:\?(labels|rules))?$/
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The English twin of a file, which fills its gaps. */
const englishOf = (path: string) =>
  path.replace(LOCALE, '/locales/en/$2.json').replace(LABELS, '/crates/domain/labels/en.json')

const read = (path: string): Texts => (existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Texts) : {})

/** A message with arguments becomes its syntax tree; a plain one stays a string, which is smaller. */
function compileMessages(messages: Texts): Record<string, unknown> {
  const compile = (text: string) => (/[{}<>'#]/.test(text) ? parse(text) : text)
  return Object.fromEntries(Object.entries(messages).map(([id, text]) => [id, compile(text)]))
}

/** The reader's side takes syntax trees only: plain texts become the smallest one when the file is loaded. */
const WRAP = 'for (const id in all) if (typeof all[id] === "string") all[id] = [{ type: 0, value: all[id] }]'

/** The files of labels make two parts: words of any page, and those of rules that few pages speak of. */
function cut(texts: Texts, part: string | undefined): Texts {
  return part ? Object.fromEntries(Object.entries(texts).filter(([id]) => RULES.test(id) === (part === 'rules'))) : texts
}

function moduleOf(id: string): string {
  const [path = '', part] = id.split('?')
  const compiled = compileMessages(cut({ ...read(englishOf(path)), ...read(path) }, part))
  return `const all = ${JSON.stringify(compiled)}\n${WRAP}\nexport default all`
}

/** Parses messages when the app is built, so that no parser is shipped to the reader, and fills gaps with English. */
export function messages(): Plugin {
  return {
    name: 'rialto:messages',
    enforce: 'pre',
    load(id) {
      if (!LOCALE.test(id) && !LABELS.test(id)) return null
      this.addWatchFile(englishOf(id))
      return { code: moduleOf(id), moduleType: 'js' }
    },
  }
}

/** Changes when any message changes. */
function messagesHash(): string {
  const hash = createHash('sha256')
  for (const folder of [here('../locales'), here('../../crates/domain/labels')]) {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
    for (const name of names.toSorted()) hash.update(name).update(moduleOf(join(folder, name)))
  }
  return hash.digest('hex').slice(0, 8)
}

/**
 * Names of chunks. All files of messages share one hash, in their folder: with a hash each, the table of their names,
 * which the first view carries for every language and part, would not compress.
 */
export function chunkNames(): (chunk: Rolldown.PreRenderedChunk) => string {
  const hash = messagesHash()
  return ({ facadeModuleId }) => {
    const [, language, part = 'labels'] = LOCALE.exec(facadeModuleId ?? '') ?? LABELS.exec(facadeModuleId ?? '') ?? []
    return language ? `assets/messages-${hash}/${language}/${part}.js` : 'assets/[name]-[hash].js'
  }
}
