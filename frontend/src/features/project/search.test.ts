import { expect, test } from 'vitest'
import { countFilters, sortOf } from '../../listing/search'
import { PROJECTS } from './search'

test('an address is read as typed values; what is not known is left out', () => {
  expect(PROJECTS.read({ stage: ['tested', 'nonsense'], sdg: ['3', '18', '0'], area: 'funding', view: 'globe', at: 'here', sort: 'random' })).toEqual({
    stage: ['TESTED'],
    sdg: [3],
    area: ['FUNDING'],
  })
})

test('the filter of the server has only what was asked for', () => {
  expect(PROJECTS.filter({ ...PROJECTS.read({ stage: 'tested', need: 'data', sdg: '3' }), view: 'map', sort: 'TITLE' })).toEqual({
    stages: ['TESTED'],
    needKinds: ['DATA'],
    sdgs: [3],
  })
})

test('words are answered by relevance, everything else newest first', () => {
  expect(sortOf(PROJECTS, { text: 'care' })).toBe('RELEVANCE')
  expect(sortOf(PROJECTS, {})).toBe('NEWEST')
})

test('the place of a map is no filter', () => {
  const search = PROJECTS.read({ view: 'map', at: '47.5,12.1,4' })
  expect(search).toEqual({ view: 'map', at: '47.5,12.1,4' })
  expect(countFilters(PROJECTS, search)).toBe(0)
})
