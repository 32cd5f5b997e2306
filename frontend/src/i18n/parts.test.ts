import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allTexts, idsIn, importsOf, PARTS, reach, SOURCES, textsOf } from '../test/locales'
import { ALWAYS, partsFor } from './parts'

const ROOT = 'src/routes/root.tsx'
const ids = Object.keys(allTexts('en'))
const partOf = new Map(PARTS.flatMap((part) => Object.keys(textsOf('en', part)).map((id) => [id, part])))

/** The parts that a file names, as `staticData: { parts: ['home'] }`; a piece may name them in a file of its own, `home-parts.ts`. */
function partsOf(path: string): string[] {
  const text = [path, ...importsOf(path).filter((name) => name.endsWith('-parts.ts'))].map((name) => readFileSync(name, 'utf8')).join('\n')
  return [...(/parts: \[([^\]]*)\]/.exec(text)?.[1] ?? '').matchAll(/'(\w+)'/g)].map(([, part = '']) => part)
}

/** A page whose first view has no word of a vocabulary says so. */
const alwaysAt = (path: string) => (readFileSync(path, 'utf8').includes('labels: false') ? partsFor([{ labels: false }]) : ALWAYS)

const routes = SOURCES.filter((path) => path.startsWith('src/routes/') && readFileSync(path, 'utf8').includes('createRoute({'))
/** Pieces of pages that bring their own parts, because only some readers see them. */
const pieces = SOURCES.filter((path) => readFileSync(path, 'utf8').includes('<WithParts '))
const around = reach(ROOT, pieces)

/** The parts that the files of a page show messages of. */
function shown(files: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const file of files) {
    for (const id of idsIn(file, ids)) {
      const part = partOf.get(id) ?? ''
      found.set(part, [...(found.get(part) ?? []), `${id} in ${file}`])
    }
  }
  return found
}

test('the tests find the routes', () => {
  expect(routes.length).toBeGreaterThan(15)
})

test('what stands around every page shows only messages that are always there', () => {
  const strange = [...shown(around)].filter(([part]) => !(partsFor([{ labels: false }]) as readonly string[]).includes(part))
  expect(strange).toEqual([])
})

test.each([...routes, ...pieces])('%s loads the parts that its page shows', (route) => {
  const loaded = new Set<string>([...alwaysAt(route), ...partsOf(route)])
  const missing = [...shown(reach(route, [ROOT, ...pieces]))].filter(([part]) => !loaded.has(part))
  expect(Object.fromEntries(missing), `Add these to the parts of ${route}`).toEqual({})
})
