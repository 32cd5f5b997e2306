// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answerWith } from '../../test/answers'
import { show } from '../../test/render'
import { readSearch, variablesOf } from './address'
import { KINDS, pathOf, searchable } from './kinds'
import { SearchResults } from './results'
import { SearchBox } from './search-box'

const text = (words: string, language = 'en') => ({ text: words, language, isTranslation: false })
const PROJECT = { __typename: 'Project', id: 'p1', slug: 'bread', stage: 'TESTED', isDemo: true, title: text('Pan para todos', 'es'), summary: text('Bread for all'), region: null }
const REGION = { __typename: 'Region', id: 'r1', code: 'ES24', level: 2, name: 'Aragón', nameLatin: 'Aragón', population: 1_326_261 }
const FACETS = [{ values: [{ value: 'PROJECT', count: 12 }, { value: 'REGION', count: 1 }] }]
const END = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null }
const answered = (edges: object[], totalCount: number, facets = FACETS) => ({ body: { data: { search: { totalCount, pageInfo: END, facets, edges } } } })
const BOTH = answered([{ kind: 'PROJECT', node: PROJECT }, { kind: 'REGION', node: REGION }], 13)

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined
})
afterEach(() => vi.unstubAllGlobals())

test('an address is read with its kind, and what it does not know is left out', () => {
  expect(readSearch({ text: 'care', kind: 'project', other: 'x' })).toEqual({ text: 'care', kind: 'PROJECT' })
  expect(readSearch({ text: ['a', 'b'], kind: 'cats' })).toEqual({})
})

test('words without a letter or a digit are not sent, long ones are cut', () => {
  expect(variablesOf({ text: ' …! ' })).toBeUndefined()
  expect(searchable('x'.repeat(300))).toHaveLength(200)
  expect(variablesOf({ text: 'μέλι', kind: 'PILOT', before: 'c' })).toEqual({ text: 'μέλι', kinds: ['PILOT'], last: 20, before: 'c' })
})

test('each kind of record has a place of its own', () => {
  expect(new Set(KINDS.map((kind) => pathOf(kind, 'x'))).size).toBe(KINDS.length)
})

test('the search box groups what it finds by kind, with the count of each, and ends with the way to all', async () => {
  const sent = answerWith(BOTH)
  await show(<SearchBox />)
  await userEvent.type(await screen.findByRole('combobox', { name: 'Search the whole network' }), 'bre')
  const group = await screen.findByRole('group', { name: 'Projects · 12' })
  expect(await within(group).findByText('Pan para todos')).toHaveProperty('lang', 'es')
  expect(screen.getByRole('group', { name: 'Regions · 1' }).textContent).toContain('Aragón')
  expect(screen.getAllByRole('option').at(-1)?.textContent).toBe('All 13 results for “bre”')
  expect(sent.at(-1)?.body['variables']).toEqual({ text: 'bre' })
})

test('the arrows lead through all groups', async () => {
  answerWith(BOTH)
  await show(<SearchBox />)
  const field = await screen.findByRole('combobox', { name: 'Search the whole network' })
  await userEvent.type(field, 'bre')
  await screen.findByRole('group', { name: 'Regions · 1' })
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  expect(screen.getByRole('option', { selected: true }).textContent).toContain('Aragón')
  expect(document.activeElement).toBe(field)
})

test('hits say what they are and in which language their texts are', async () => {
  answerWith(BOTH)
  await show(<SearchResults address={{ text: 'bread' }} />)
  const link = await screen.findByRole('link', { name: 'Pan para todos' })
  expect(link.getAttribute('href')).toBe('/projects/bread')
  expect(link.querySelector('[lang="es"]')).not.toBeNull()
  expect(screen.getByRole('link', { name: 'Aragón' }).getAttribute('href')).toBe('/regions/ES24')
  expect(screen.getByRole('status').textContent).toBe('13 results about “bread”')
  expect(screen.getByRole('navigation', { name: 'Kinds of results' }).textContent).toBe('Everything 13Projects 12Regions 1')
  expect(screen.getByText('1,326,261 inhabitants')).toBeDefined()
})

test('nothing of one kind leads to the other kinds', async () => {
  answerWith(answered([], 0))
  await show(<SearchResults address={{ text: 'bread', kind: 'PILOT' }} />)
  expect(await screen.findByRole('link', { name: 'There are 13 results of other kinds' })).toBeDefined()
  expect(screen.getByText(/Try another word/)).toBeDefined()
})

test('without words nothing is asked and the page says what to try', async () => {
  const sent = answerWith(BOTH)
  await show(<SearchResults address={{}} />)
  expect(await screen.findByRole('heading', { name: 'What are you looking for?' })).toBeDefined()
  expect(sent).toHaveLength(0)
})
