import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { factsOf, withoutTitle } from './first-views.ts'

const routes = readdirSync('src/routes').filter((name) => name.endsWith('.tsx'))
const all = routes.flatMap((name) => factsOf(readFileSync(`src/routes/${name}`, 'utf8')) ?? [])

test('every route is read: what has an address has a page and words or a record', () => {
  const addressed = routes.filter((name) => readFileSync(`src/routes/${name}`, 'utf8').includes('createRoute({'))
  expect(all).toHaveLength(addressed.length)
  expect(all.filter(({ path, title }) => !path.includes('$') && title === undefined).map(({ path }) => path)).toEqual(['/search'])
})

test('a route says its heading, its lead, its messages and its page', () => {
  const source = "  path: '/x/$slug',\n  staticData: { parts: ['list', 'card'], title: 'x.title', description: 'x.lead' },\n  component: lazyRouteComponent(() => import('./x-page'), 'XPage'),"
  expect(factsOf(source)).toEqual({ path: '/x/$slug', title: 'x.title', description: 'x.lead', parts: ['list', 'card'], page: 'x-page' })
  expect(factsOf(source.replace('{ parts', '{ labels: false, parts'))).toMatchObject({ parts: ['list', 'card'], labels: false })
  expect(factsOf('export const nothing = 1')).toBeUndefined()
  expect(() => factsOf("  path: '/x',\n  staticData: {\n    parts: [],\n  },")).toThrow('one line')
})

test('the app itself does not carry the headings that the server says', () => {
  expect(withoutTitle("  staticData: { parts: ['list'], title: 'x.title', description: 'x.lead' },")).toBe("  staticData: { parts: ['list'], description: 'x.lead' },")
  expect(withoutTitle("  staticData: { title: 'x.title', description: 'x.lead' },")).toBe("  staticData: { description: 'x.lead' },")
  expect(withoutTitle("  staticData: { parts: ['list'] },")).toBe("  staticData: { parts: ['list'] },")
})
