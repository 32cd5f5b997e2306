import { expect, test } from 'vitest'
import { ratingOf, sortChecks, type Check } from './quality'

const check = (name: Check['check'], state: Check['state'], points: number, most: number): Check => ({ check: name, dimension: 'FINDABILITY', points, most, state })

test.each([
  [0, 'BAD'],
  [120, 'BAD'],
  [121, 'SUFFICIENT'],
  [220, 'SUFFICIENT'],
  [221, 'GOOD'],
  [350, 'GOOD'],
  [351, 'EXCELLENT'],
  [405, 'EXCELLENT'],
])('%i points are %s, as the methodology draws its lines', (points, rating) => {
  expect(ratingOf(points)).toBe(rating)
})

test('what is missing begins with what is worth most, and says where mending all of it leads', () => {
  const sorted = sortChecks(100, [check('KEYWORD', 'MET', 30, 30), check('ISSUED', 'MISSING', 0, 5), check('LICENCE', 'MISSING', 0, 20), check('ACCESS_URL_ANSWERS', 'UNCHECKED', 0, 50)])
  expect(sorted.missing.map((one) => one.check)).toEqual(['LICENCE', 'ISSUED'])
  expect(sorted.unchecked.map((one) => one.check)).toEqual(['ACCESS_URL_ANSWERS'])
  expect(sorted.met.map((one) => one.check)).toEqual(['KEYWORD'])
  expect(sorted.mended).toBe(125)
})

test('of a check that gave some of its points only the rest can be gained', () => {
  expect(sortChecks(40, [check('FORMAT', 'MISSING', 15, 20)]).mended).toBe(45)
})
