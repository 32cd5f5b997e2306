import { describe, expect, test } from 'vitest'
import { TypedDocumentString } from '../graphql/generated/graphql'
import { codes, flag, places, words } from './keys'
import { declareList, type Page, type SearchIn } from './list'
import { changed, cleared, countFilters, pageOf, sortOf, toggled, variablesOf } from './search'

const COLOURS = ['RED', 'GREEN', 'DARK_BLUE'] as const
interface KiteFilter {
  text?: string | null
  colours?: ('RED' | 'GREEN' | 'DARK_BLUE')[] | null
  sizes?: number[] | null
  regions?: string[] | null
  tags?: string[] | null
  canFly?: boolean | null
  isDemo?: boolean | null
}
type Variables = { filter?: KiteFilter | null | undefined; sort?: 'RELEVANCE' | 'NEWEST' | 'NAME' | null | undefined }

const page = { query: new TypedDocumentString<{ kites: Page }, Variables>(''), found: (data: { kites: Page }) => data.kites }
const counts = { query: new TypedDocumentString<{ kites: { facets: never[] } }, { filter?: KiteFilter | null | undefined }>(''), found: (data: { kites: { facets: never[] } }) => data.kites.facets }

const KITES = declareList({
  path: '/kites',
  page,
  counts,
  keys: {
    colour: words('colours', COLOURS, { title: 'filter.area', label: 'area' }),
    size: words('sizes', [1, 2, 3], {}),
    region: places('regions', {}),
    tag: codes('tags'),
    flies: flag('canFly', { label: 'filter.open' }),
  },
  sorts: ['RELEVANCE', 'NEWEST', 'NAME'],
  usual: 'NEWEST',
  layouts: ['list', 'table'],
  own: { at: (raw: unknown) => (typeof raw === 'string' && raw.includes(',') ? raw : undefined) },
  always: { isDemo: false },
  size: 30,
})
const keyOf = (name: string) => {
  const key = KITES.keys[name]
  if (!key) throw new Error(`No key ${name}`)
  return key
}

describe('reading an address', () => {
  test('takes words in lower case, one or many', () => {
    expect(KITES.read({ colour: 'dark_blue', size: ['1', '3'] })).toEqual({ colour: ['DARK_BLUE'], size: [1, 3] })
  })

  test('leaves out words the vocabulary does not know', () => {
    expect(KITES.read({ colour: ['red', 'nonsense'], size: ['3', '18', '0'], sort: 'random', view: 'globe', flies: 'maybe' })).toEqual({ colour: ['RED'], size: [3] })
  })

  test('leaves out keys that no list of this kind has', () => {
    expect(KITES.read({ colour: 'red', price: '3' })).toEqual({ colour: ['RED'] })
  })

  test('leaves out empty and repeated values', () => {
    expect(KITES.read({ text: '  ', region: ['ES61', 'ES61'], tag: [''] })).toEqual({ region: ['ES61'] })
  })

  test('survives things that are no text', () => {
    expect(KITES.read({ text: { a: 1 }, colour: null, size: [{}], at: 'here', flies: {} })).toEqual({})
  })

  test('reads what is no filter: order, layout, page and keys of its own', () => {
    const search = { sort: 'name', view: 'table', after: 'x', at: '1,2', flies: 'true' }
    expect(KITES.read(search)).toEqual({ sort: 'NAME', view: 'table', after: 'x', at: '1,2', flies: true })
  })
})

test('the filter of the server has what was asked for, what is always asked for, and no more', () => {
  expect(KITES.filter({ ...KITES.read({ colour: 'red', flies: 'true', text: 'a', at: '1,2' }), view: 'table' })).toEqual({
    isDemo: false,
    text: 'a',
    colours: ['RED'],
    canFly: true,
  })
})

test('words are answered by relevance, everything else in the usual order', () => {
  expect(sortOf(KITES, { text: 'care' })).toBe('RELEVANCE')
  expect(sortOf(KITES, {})).toBe('NEWEST')
  expect(sortOf(KITES, { text: 'care', sort: 'NAME' })).toBe('NAME')
})

test('a list without a best match keeps its usual order for words', () => {
  expect(sortOf({ sorts: ['SOONEST'], usual: 'SOONEST' }, { text: 'care' })).toBe('SOONEST')
})

test('a page goes forwards from a cursor or backwards to one', () => {
  expect(pageOf({}, 20)).toEqual({ first: 20 })
  expect(pageOf({ after: 'x' }, 20)).toEqual({ first: 20, after: 'x' })
  expect(pageOf({ before: 'y' }, 20)).toEqual({ last: 20, before: 'y' })
  expect(variablesOf(KITES, { after: 'x' })).toEqual({ first: 30, after: 'x', sort: 'NEWEST', filter: { isDemo: false } })
})

test('a change of the filters begins again at the first page', () => {
  expect(changed<SearchIn<typeof KITES>>({ after: 'x', colour: ['RED'] }, { text: 'care' })).toEqual({ colour: ['RED'], text: 'care' })
})

test('a value is added, and taken away again without a trace', () => {
  const once = toggled({}, 'colour', keyOf('colour'), 'RED')
  expect(once).toEqual({ colour: ['RED'] })
  expect(toggled(once, 'colour', keyOf('colour'), 'RED')).toEqual({})
})

test('a flag is put up and taken down without a trace', () => {
  const once = toggled({}, 'flies', keyOf('flies'), 'flies')
  expect(once).toEqual({ flies: true })
  expect(toggled(once, 'flies', keyOf('flies'), 'flies')).toEqual({})
})

test('clearing keeps how results are shown', () => {
  const search = KITES.read({ text: 'care', colour: 'red', flies: 'true', after: 'x', view: 'table', sort: 'name', at: '1,2' })
  expect(cleared(KITES, search)).toEqual({ view: 'table', sort: 'NAME', at: '1,2' })
})

test('every value, every flag and the text count as a filter', () => {
  expect(countFilters(KITES, KITES.read({ text: 'care', colour: ['red', 'green'], size: '3', flies: 'true', view: 'table' }))).toBe(5)
})

test('a code is written as the data has it', () => {
  const format = codes('formats', {}, (code) => code.toUpperCase())
  expect(format.read(['csv', 'CSV', 'json'])).toEqual(['CSV', 'JSON'])
  expect(format.read(undefined)).toBeUndefined()
})

/** Compiled, never run: each line must be an error, else the compiler complains about the directive. */
export function mistakes() {
  const rest = { path: '/kites', page, counts, sorts: ['NAME'], usual: 'NAME' } as const
  // @ts-expect-error The filter has no such field.
  declareList({ ...rest, keys: { colour: words('colors', COLOURS, {}) } })
  // @ts-expect-error The API knows no such colour.
  declareList({ ...rest, keys: { colour: words('colours', ['RED', 'PINK'], {}) } })
  // @ts-expect-error A field of one truth is no list of values.
  declareList({ ...rest, keys: { flies: codes('canFly') } })
  // @ts-expect-error The API has no such order.
  declareList({ ...rest, keys: {}, sorts: ['PRICE'], usual: 'PRICE' })
  // @ts-expect-error The address of this list has no such key.
  const search: SearchIn<typeof KITES> = { price: 3 }
  return search
}
