import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from '@formatjs/icu-messageformat-parser'
import type { Plugin, Rolldown } from 'vite'
import { OFFERED } from '../src/i18n/offered.ts'
import { partsFor, type Part } from '../src/i18n/parts.ts'

/** What vite writes for the script of index.html. */
const APP = /<script type="module" crossorigin src="([^"]+)"><\/script>/
const ENTRY = 'index.html'

type Texts = Record<string, string>

/** What the server needs to send the first words of a page, and to have its files on their way with them. */
interface FirstView {
  /** As the router writes it: `/projects/$slug`. */
  path: string
  /** Heading and lead by language; a page of one record takes them from the record. */
  words?: Record<string, { title: string; lead?: string }>
  /** Scripts that the page imports, besides those of every page. */
  scripts: string[]
  /** Parts of the messages: files in the folder of the messages, under the language. */
  parts: string[]
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const read = (path: string): Texts => (existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Texts) : {})

/** Every message of a language, its gaps filled with English. */
function textsOf(language: string): Texts {
  const files = readdirSync(here('../locales/en'))
  return Object.assign({}, ...['en', language].flatMap((tag) => files.map((file) => read(here(`../locales/${tag}/${file}`))))) as Texts
}

/** A message without arguments; the server fills in none. */
function plain(texts: Texts, id: string): string {
  const text = texts[id]
  if (text === undefined || /[{}<>]/.test(text)) throw new Error(`${id} is the title or the description of a page: it must be there, and take no arguments`)
  return text
}

interface RouteFacts {
  path: string
  title?: string | undefined
  description?: string | undefined
  parts: string[]
  /** False for a page whose first view has no word of a vocabulary. */
  labels?: false
  /** The module of the page, beside the route. */
  page: string
}

/** What a file of `src/routes` says of its page. Its `staticData` stands in one line of literals, because this reads it as text. */
export function factsOf(source: string): RouteFacts | undefined {
  const path = /^ {2}path: '([^']+)'/m.exec(source)?.[1]
  if (path === undefined) return undefined
  const about = /^ {2}staticData: (\{.*\}),$/m.exec(source)?.[1]
  const page = /import\('\.\/([\w-]+)'\)/.exec(source)?.[1]
  if (about === undefined || page === undefined) throw new Error(`The route ${path} needs its staticData in one line and its page in a file of its own`)
  const word = (key: string) => new RegExp(`${key}: '([^']+)'`).exec(about)?.[1]
  const parts = [...(/parts: \[([^\]]*)\]/.exec(about)?.[1] ?? '').matchAll(/'(\w+)'/g)].flatMap(([, part]) => part ?? [])
  return { path, title: word('title'), description: word('description'), parts, page, ...(/\blabels: false\b/.test(about) && { labels: false }) }
}

/** A route without its heading, which only the server says: every page would load all of them. */
export const withoutTitle = (source: string): string => source.replace(/^( {2}staticData: \{.*?)(?:, title: '[^']+'|(?<=\{) title: '[^']+',?)/m, '$1')

/** A chunk with all that it imports at once. */
function withImports(bundle: Rolldown.OutputBundle, name: string, found = new Set<string>()): Set<string> {
  const chunk = bundle[name]
  if (chunk?.type !== 'chunk' || found.has(name)) return found
  found.add(name)
  for (const next of chunk.imports) withImports(bundle, next, found)
  return found
}

function chunkOf(bundle: Rolldown.OutputBundle, module: string): string {
  const chunk = Object.values(bundle).find((output) => output.type === 'chunk' && output.facadeModuleId === here(`../${module}`))
  if (!chunk) throw new Error(`${module} has no chunk of its own any more`)
  return chunk.fileName
}

/** The folder of the messages: its name has a hash. */
function folderOfMessages(bundle: Rolldown.OutputBundle): string {
  const folder = Object.keys(bundle).find((name) => name.endsWith('/en/shell.js'))?.replace(/\/en\/shell\.js$/, '')
  if (!folder) throw new Error('The messages of the shell have no file of their own any more')
  return folder
}

/** Sentences with numbers, parsed, for the server to say: those that the page of a region begins with. */
const SENTENCES = ['region.leadPeople', 'region.leadNeeds', 'region.leadNone']

const sentencesOf = (texts: Texts) => Object.fromEntries(SENTENCES.map((id) => [id, parse(texts[id] ?? '')]))

function viewsOf(bundle: Rolldown.OutputBundle, always: ReadonlySet<string>): FirstView[] {
  const texts = new Map(OFFERED.map((language) => [language, textsOf(language)]))
  return readdirSync(here('../src/routes')).flatMap((file) => {
    const facts = file.endsWith('.tsx') ? factsOf(readFileSync(here(`../src/routes/${file}`), 'utf8')) : undefined
    // The server knows pages by their beginning: one below the page of a record has no first words.
    if (!facts || /\$\w+\//.test(facts.path)) return []
    const { path, title, description, parts, page, labels } = facts
    const scripts = [...withImports(bundle, chunkOf(bundle, `src/routes/${page}.tsx`))].filter((name) => !always.has(name))
    const wordsIn = (all: Texts) => ({ title: plain(all, title ?? ''), ...(description && { lead: plain(all, description) }) })
    const words = title && Object.fromEntries([...texts].map(([language, all]) => [language, wordsIn(all)]))
    return [{ path, ...(words && { words }), scripts, parts: partsFor([{ parts: parts as Part[], ...(labels === false && { labels }) }]) }]
  })
}

/**
 * Writes `first-views.json` for the server, and marks the app's files as wanted later: `public/before-paint.js`
 * asks for them after the first paint, so that nothing on the way to it is slowed down. Other hosts of the built files ignore the first words: their pages begin with the mark alone.
 */
export function firstViews(): Plugin {
  return {
    name: 'rialto:first-views',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      return id.startsWith(here('../src/routes/')) && code.includes('createRoute({') ? { code: withoutTitle(code), map: null } : null
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { filename }) {
        if (!filename.endsWith('index.html')) return html
        return html.replace(APP, '<link rel="later" id="app" crossorigin href="$1">').replaceAll('<link rel="modulepreload"', '<link rel="later"')
      },
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const always = withImports(bundle, chunkOf(bundle, ENTRY))
        const sentences = Object.fromEntries(OFFERED.map((language) => [language, sentencesOf(textsOf(language))]))
        const source = JSON.stringify({ languages: OFFERED, messages: folderOfMessages(bundle), pages: viewsOf(bundle, always), sentences })
        this.emitFile({ type: 'asset', fileName: 'first-views.json', source })
      },
    },
  }
}
