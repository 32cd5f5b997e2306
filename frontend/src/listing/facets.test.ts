import { expect, test } from 'vitest'
import { choicesOf, GROUPS } from './facets'

const group = (key: string) => {
  const found = GROUPS.find((item) => item.key === key)
  if (!found) throw new Error(`No filter ${key}`)
  return found
}
const facets = [
  { name: 'STAGE', values: [{ value: 'tested', count: 4 }, { value: 'MARKET', count: 2 }] },
  { name: 'COUNTRY', values: [{ value: 'ES', count: 3 }] },
]

test('values of a vocabulary keep its order and hide what would find nothing', () => {
  expect(choicesOf(group('stage'), facets, []).map(({ value, count }) => [value, count])).toEqual([
    ['TESTED', 4],
    ['MARKET', 2],
  ])
})

test('a chosen value stays even when it finds nothing any more', () => {
  expect(choicesOf(group('stage'), facets, ['STOPPED'])).toContainEqual({ value: 'STOPPED', count: 0, isChosen: true })
})

test('before the counts arrive every value of a vocabulary can be chosen', () => {
  expect(choicesOf(group('stage'), undefined, [])).toHaveLength(9)
})

test('countries come from the data; a chosen region is no country', () => {
  expect(choicesOf(group('region'), facets, ['FR', 'ES61']).map(({ value }) => value)).toEqual(['ES', 'FR'])
})
