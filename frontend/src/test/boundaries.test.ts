import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { expect, test } from 'vitest'

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes('generated') && !name.endsWith('.test.ts') && !name.endsWith('.test.tsx'))
  .map((name) => join('src', name))

/** What a file imports: paths below src, or names of packages. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) =>
    name.startsWith('.') ? relative('src', normalize(join(dirname(file), name))) : name,
  )
}

const broken = (applies: (file: string) => boolean, isForbidden: (name: string, file: string) => boolean) =>
  files.filter(applies).flatMap((file) => importsOf(file).filter((name) => isForbidden(name, file)).map((name) => `${file} imports ${name}`))

const featureOf = (path: string) => /features\/([^/]+)/.exec(path)?.[1]

test('a feature never imports another feature: compose them in a route', () => {
  const found = broken(
    (file) => file.includes('/features/'),
    (name, file) => featureOf(name) !== undefined && featureOf(name) !== featureOf(file),
  )
  expect(found).toEqual([])
})

test('a feature never imports a route', () => {
  expect(broken((file) => file.includes('/features/'), (name) => name.startsWith('routes/'))).toEqual([])
})

test('listing knows no aggregate and no page: a feature declares its list', () => {
  expect(broken((file) => file.startsWith('src/listing/'), (name) => name.startsWith('features/') || name.startsWith('routes/'))).toEqual([])
})

test('ui knows no router, no query and no aggregate: pass it in', () => {
  const found = broken(
    (file) => file.startsWith('src/ui/'),
    (name) => name.startsWith('@tanstack/') || name.startsWith('features/') || name.startsWith('routes/') || name.startsWith('listing/') || (name.startsWith('graphql/') && name !== 'graphql/errors'),
  )
  expect(found).toEqual([])
})

const LAZY = ['map/europe-map.tsx', 'choropleth/drawing.tsx', 'choropleth/rewind.ts']

test('drawings that need map code are imported lazily, from nowhere else', () => {
  const eager = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^import [^\n]* from '([^']*(?:\/drawing|\/europe-map|\/rewind))'/gm)].map(([, name]) => `${file} imports ${name}`),
  )
  expect(eager.toSorted()).toEqual(['src/ui/choropleth/drawing.tsx imports ../map/europe-map', 'src/ui/choropleth/drawing.tsx imports ./rewind'])
})

test('the map code is reached by lazy imports only, so that it keeps its own chunk', () => {
  const found = broken(
    (file) => !LAZY.some((name) => file.endsWith(name)),
    (name) => name === 'd3-geo' || name === 'virtual:europe',
  )
  expect(found).toEqual([])
})

test('the tests look at files', () => {
  expect(files.length).toBeGreaterThan(50)
})
