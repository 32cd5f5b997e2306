import { describe, expect, test } from 'vitest'
import { changed, cleared, countFilters, pageOf, readSearch, sortOf, toFilter, toggled } from './search'

describe('reading an address', () => {
  test('takes words in lower case, one or many', () => {
    expect(readSearch({ stage: 'tested', area: ['funding', 'technology'] })).toEqual({ stage: ['TESTED'], area: ['FUNDING', 'TECHNOLOGY'] })
  })

  test('leaves out words the vocabulary does not know', () => {
    expect(readSearch({ stage: ['tested', 'nonsense'], sdg: ['3', '18', '0'], sort: 'random', view: 'globe' })).toEqual({ stage: ['TESTED'], sdg: [3] })
  })

  test('leaves out empty and repeated values', () => {
    expect(readSearch({ text: '  ', region: ['ES61', 'ES61'] })).toEqual({ region: ['ES61'] })
  })

  test('survives things that are no text', () => {
    expect(readSearch({ text: { a: 1 }, stage: null, sdg: [{}], at: 'here' })).toEqual({})
  })
})

test('the filter of the server has only what was asked for', () => {
  expect(toFilter({ stage: ['TESTED'], need: ['DATA'], sdg: [3], view: 'map', sort: 'TITLE' })).toEqual({ stages: ['TESTED'], needKinds: ['DATA'], sdgs: [3] })
})

test('words are answered by relevance, everything else newest first', () => {
  expect(sortOf({ text: 'care' })).toBe('RELEVANCE')
  expect(sortOf({})).toBe('NEWEST')
  expect(sortOf({ text: 'care', sort: 'TITLE' })).toBe('TITLE')
})

test('a page goes forwards from a cursor or backwards to one', () => {
  expect(pageOf({})).toEqual({ first: 20 })
  expect(pageOf({ after: 'x' })).toEqual({ first: 20, after: 'x' })
  expect(pageOf({ before: 'y' })).toEqual({ last: 20, before: 'y' })
})

test('a change of the filters begins again at the first page', () => {
  expect(changed({ after: 'x', stage: ['TESTED'] }, { text: 'care' })).toEqual({ stage: ['TESTED'], text: 'care' })
})

test('a value is added, and taken away again without a trace', () => {
  const once = toggled({}, 'stage', 'TESTED')
  expect(once).toEqual({ stage: ['TESTED'] })
  expect(toggled(once, 'stage', 'TESTED')).toEqual({})
})

test('clearing keeps how results are shown', () => {
  expect(cleared({ text: 'care', stage: ['TESTED'], view: 'table', sort: 'TITLE' })).toEqual({ view: 'table', sort: 'TITLE' })
})

test('every value and the text count as a filter', () => {
  expect(countFilters({ text: 'care', stage: ['TESTED', 'MARKET'], sdg: [3], view: 'map' })).toBe(4)
})
