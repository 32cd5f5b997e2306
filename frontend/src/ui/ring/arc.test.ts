import { expect, test } from 'vitest'
import { arcPath, pointAt, shareOf } from './arc'

test('points are a share of the most', () => {
  expect(shareOf(318, 405)).toBeCloseTo(0.785, 3)
  expect(shareOf(500, 405)).toBe(1)
  expect(shareOf(-3, 405)).toBe(0)
  expect(shareOf(3, 0)).toBe(0)
  expect(shareOf(Number.NaN, 405)).toBe(0)
})

test('a share goes clockwise from the top', () => {
  expect(pointAt(0.25, 10)).toEqual([10, -0])
  expect(pointAt(0.5, 10)).toEqual([0, 10])
  expect(pointAt(0.75, 10)).toEqual([-10, 0])
})

test('nothing draws nothing, all draws the whole ring', () => {
  expect(arcPath(0, 10)).toBe('')
  expect(arcPath(1, 10).match(/A/g)).toHaveLength(2)
})

test('more than half takes the long way round', () => {
  expect(arcPath(0.4, 10)).toContain(' 0 0 1 ')
  expect(arcPath(0.6, 10)).toContain(' 0 1 1 ')
})
