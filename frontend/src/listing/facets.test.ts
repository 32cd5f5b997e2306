import { expect, test } from 'vitest'
import { ALL_STAGES } from '../i18n/vocabulary'
import { choicesOf } from './facets'
import { codes, places, words } from './keys'

const stage = words('stages', ALL_STAGES, { facet: 'STAGE' })
const region = places('regions', { facet: 'COUNTRY' })
const catalogue = codes('catalogues', { facet: 'CATALOGUE' })

const facets = [
  { name: 'STAGE', values: [{ value: 'tested', count: 4 }, { value: 'MARKET', count: 2 }] },
  { name: 'COUNTRY', values: [{ value: 'ES', count: 3 }] },
  { name: 'CATALOGUE', values: [{ value: 'x-1', count: 1, label: { text: 'City of Split', language: 'en' } }] },
]

test('values of a vocabulary keep its order and hide what would find nothing', () => {
  expect(choicesOf(stage, facets, []).map(({ value, count }) => [value, count])).toEqual([
    ['TESTED', 4],
    ['MARKET', 2],
  ])
})

test('a chosen value stays even when it finds nothing any more', () => {
  expect(choicesOf(stage, facets, ['STOPPED'])).toContainEqual({ value: 'STOPPED', name: undefined, count: 0, isChosen: true })
})

test('before the counts arrive every value of a vocabulary can be chosen', () => {
  expect(choicesOf(stage, undefined, [])).toHaveLength(9)
})

test('countries come from the data; a chosen region is no country', () => {
  expect(choicesOf(region, facets, ['FR', 'ES61']).map(({ value }) => value)).toEqual(['ES', 'FR'])
})

test('a name that only the server knows comes with the count', () => {
  expect(choicesOf(catalogue, facets, [])).toEqual([{ value: 'x-1', name: 'City of Split', count: 1, isChosen: false }])
})
