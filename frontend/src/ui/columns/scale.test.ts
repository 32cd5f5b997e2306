import { expect, test } from 'vitest'
import { scaleOf, thinned, withoutGaps } from './scale'

test('years that nobody told of count nothing', () => {
  expect(withoutGaps([{ year: 2026, values: [4, 1] }, { year: 2023, values: [2, 0] }])).toEqual([
    { year: 2023, values: [2, 0] },
    { year: 2024, values: [0, 0] },
    { year: 2025, values: [0, 0] },
    { year: 2026, values: [4, 1] },
  ])
  expect(withoutGaps([])).toEqual([])
})

test.each([0, 1, 2, 3, 7, 19, 20, 21, 999, 12_345])('the scale of %i has a few whole lines and room for it', (most) => {
  const { lines, top } = scaleOf(most)
  expect(top).toBeGreaterThanOrEqual(most)
  expect(lines.at(0)).toBe(0)
  expect(lines.at(-1)).toBe(top)
  expect(lines.every(Number.isInteger)).toBe(true)
  expect(lines.length).toBeGreaterThanOrEqual(2)
  expect(lines.length).toBeLessThanOrEqual(8)
})

test.each([
  [5, 100],
  [14, 30],
  [40, 9],
  [120, 2.2],
])('of %i columns %f px wide, the labels never meet and the last year has one', (count, slot) => {
  const named = [...thinned(count, slot, 32)]
  expect(named).toContain(count - 1)
  for (const [at, one] of named.slice(1).entries()) expect((one - (named[at] ?? 0)) * slot).toBeGreaterThanOrEqual(32)
})

test('all years are named where there is room', () => {
  expect(thinned(5, 100, 32).size).toBe(5)
})
