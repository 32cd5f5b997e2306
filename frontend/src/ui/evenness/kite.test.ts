import { expect, test } from 'vitest'
import { cornersOf, evenReach, kitePath, REACH, reaches } from './kite'

test('even counts draw the dashed square itself', () => {
  const reach = reaches([5, 5, 5, 5])
  expect(reach).toEqual([REACH, REACH, REACH, REACH])
  expect(evenReach([5, 5, 5, 5])).toBe(REACH)
})

test('a missing helix reaches nowhere', () => {
  expect(reaches([9, 14, 0, 17])[2]).toBe(0)
  expect(evenReach([4, 0, 0, 0])).toBe(REACH / 4)
})

test('nobody at all draws a point, not a mistake', () => {
  expect(reaches([0, 0, 0, 0])).toEqual([0, 0, 0, 0])
  expect(evenReach([0, 0, 0, 0])).toBe(0)
  expect(kitePath([0, 0, 0, 0])).not.toContain('NaN')
})

test('corners go clockwise from the top', () => {
  expect(cornersOf([4, 3, 2, 1])).toEqual([
    { x: 0, y: -4 },
    { x: 3, y: 0 },
    { x: 0, y: 2 },
    { x: -1, y: 0 },
  ])
})
