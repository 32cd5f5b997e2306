import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from '@formatjs/icu-messageformat-parser'
import type { Plugin } from 'vite'
import { OFFERED } from '../src/i18n/offered.ts'
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

/** Stands in for src/i18n/files.ts: the address of a file of messages is made of its language and part, so no table of them is sent. */
const LOAD = (folder: string) => `export const loadPart = async (language, part) =>
  (await import(/* @vite-ignore */ \`./${folder}/\${language}/\${part}.js\`)).default`

/** Every file of messages as the build writes it, also where a language lacks it altogether. */
function everyFile(): { id: string; language: string; part: string }[] {
  const parts = readdirSync(here('../locales/en')).map((name) => name.replace('.json', ''))
  return OFFERED.flatMap((language) => [
    ...parts.map((part) => ({ language, part, id: here(`../locales/${language}/${part}.json`) })),
    ...['labels', 'rules'].map((part) => ({ language, part, id: `${here(`../../crates/domain/labels/${language}.json`)}?${part}` })),
  ])
}

/** Parses messages when the app is built, so that no parser is shipped to the reader, and fills gaps with English. */
export function messages(): Plugin {
  let folder: string | undefined
  return {
    name: 'rialto:messages',
    enforce: 'pre',
    configResolved({ command }) {
      if (command === 'build') folder = `messages-${messagesHash()}`
    },
    buildStart() {
      if (!folder) return
      for (const { id, language, part } of everyFile()) {
        this.emitFile({ type: 'chunk', id, fileName: `assets/${folder}/${language}/${part}.js`, preserveSignature: 'strict' })
      }
    },
    // A file that a language lacks is made of English by `load`.
    resolveId: (id) => (folder && (LOCALE.test(id) || LABELS.test(id)) ? id : null),
    load(id) {
      if (folder && id === here('../src/i18n/files.ts')) return LOAD(folder)
      if (!LOCALE.test(id) && !LABELS.test(id)) return null
      this.addWatchFile(englishOf(id))
      return { code: moduleOf(id), moduleType: 'js' }
    },
  }
}

/** Changes when any message changes: all files of messages share one hash, in the name of their folder. */
function messagesHash(): string {
  const hash = createHash('sha256')
  for (const { id } of everyFile()) hash.update(id.slice(here('../..').length)).update(moduleOf(id))
  return hash.digest('hex').slice(0, 8)
}
