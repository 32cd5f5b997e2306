// What a reader's browser loads as script, compressed: the first view of Home, which has a budget, then what each route adds.
// Messages count too: the parts a route names, in Greek, whose letters take most room.
import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'

/** Bytes, by gzip: brotli, which most readers get, is smaller still. */
const BUDGET = 130_000
const LANGUAGE = 'el'
const at = (path) => new URL(`../${path}`, import.meta.url)
const manifest = JSON.parse(readFileSync(at('dist/.vite/manifest.json'), 'utf8'))

const measured = new Map()
function sizeOf(file) {
  if (!measured.has(file)) {
    const bytes = readFileSync(at(`dist/${file}`))
    measured.set(file, { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length })
  }
  return measured.get(file)
}

/** The files behind an entry of the manifest: its own, and what it imports at once. */
function filesOf(key, found = new Set()) {
  const chunk = manifest[key]
  if (!chunk) throw new Error(`${key} is not in the manifest: the build has changed, look at build/size.mjs`)
  if (found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const next of chunk.imports ?? []) filesOf(next, found)
  return found
}

const messagesOf = (part, language = LANGUAGE) => {
  const key = part === 'labels' || part === 'rules' ? `../crates/domain/labels/${language}.json?${part}` : `locales/${language}/${part}.json`
  return manifest[key] || language === 'en' ? filesOf(key) : messagesOf(part, 'en')
}
const partsOf = (source) => [...(/parts: \[([^\]]*)\]/.exec(source)?.[1] ?? '').matchAll(/'(\w+)'/g)].map(([, part]) => part)
/** A route that does without the words of the vocabularies says so; the others load them too. */
const partsFor = (source) => [...partsOf(source), ...(/\blabels: false\b/.test(source) ? [] : ['labels'])]
const route = (name) => readFileSync(at(`src/routes/${name}.tsx`), 'utf8')
const union = (...sets) => new Set(sets.flatMap((set) => [...set]))
const sum = (files, key) => [...files].reduce((total, file) => total + sizeOf(file)[key], 0)
const less = (files, known) => [...files].filter((file) => !known.has(file))

const every = union(['before-paint.js'], filesOf('index.html'), messagesOf('shell'))
const pages = readdirSync(at('src/routes')).flatMap((name) => /^(.+)-page\.tsx$/.exec(name)?.[1] ?? []).filter((name) => name !== 'error' && name !== 'record')
const own = (name) => union(manifest[`src/routes/${name}-page.tsx`] ? filesOf(`src/routes/${name}-page.tsx`) : [], ...partsFor(route(name)).map((part) => messagesOf(part)))

const first = union(every, own('home'))
const row = (file, files) => ({ file, raw: sum(files, 'raw'), gzip: sum(files, 'gzip'), brotli: sum(files, 'brotli') })
console.log('The first view:')
console.table([...[...first].map((file) => row(file, [file])), row('first view', first)])

const table = pages.map((name) => {
  const alone = union(every, own(name))
  return { route: name, 'own gzip': sum(less(own(name), every), 'gzip'), 'as first page, gzip': sum(alone, 'gzip'), brotli: sum(alone, 'brotli') }
})
console.log('Each route: what it adds to what every page loads, and all of it when it is the first page:')
console.table(table.toSorted((a, b) => b['own gzip'] - a['own gzip']))
console.log('Loaded after the first paint, where a map is shown:')
console.table([row('map', less(filesOf('src/ui/map/europe-map.tsx'), first))])

if (sum(first, 'gzip') > BUDGET) {
  console.error(`The first view needs ${sum(first, 'gzip')} bytes of script by gzip; the budget is ${BUDGET}. Move code behind a lazy import.`)
  process.exit(1)
}
console.log(`${sum(first, 'gzip')} of ${BUDGET} bytes by gzip; ${sum(first, 'brotli')} by brotli.`)
