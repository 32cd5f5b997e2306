// Sums the script of the first view (Home): what index.html loads, what those files import, and the English messages. Fails above the budget.
import { readFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const BUDGET = 130_000
const read = (path) => readFileSync(new URL(`../dist/${path}`, import.meta.url))
const manifest = JSON.parse(read('.vite/manifest.json'))

const files = new Set(['theme.js'])
const visit = (key) => {
  const chunk = manifest[key]
  if (!chunk) throw new Error(`${key} is not in the manifest: the build has changed, look at build/size.mjs`)
  if (files.has(chunk.file)) return
  files.add(chunk.file)
  for (const next of chunk.imports ?? []) visit(next)
}
visit('index.html')
visit('locales/en.json')

const sizes = [...files].map((file) => {
  const bytes = read(file)
  return { file, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length }
})
const sum = (key) => sizes.reduce((total, size) => total + size[key], 0)
console.table([...sizes, { file: 'first view', raw: sum('raw'), gzip: sum('gzip'), brotli: sum('brotli') }])

const lazy = (key) => {
  const bytes = read(manifest[key].file)
  return { file: manifest[key].file, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length }
}
console.log('Loaded after the first paint:')
console.table(['src/ui/map/europe-map.tsx', 'src/routes/projects-page.tsx', 'src/routes/project-page.tsx', 'src/routes/integrate-page.tsx'].map(lazy))

if (sum('brotli') > BUDGET) {
  console.error(`The first view needs ${sum('brotli')} bytes of script as served (brotli); the budget is ${BUDGET}. Move code behind a lazy import.`)
  process.exit(1)
}
console.log(`${sum('brotli')} of ${BUDGET} bytes as served (brotli); ${sum('gzip')} for the rare client that takes gzip only.`)
