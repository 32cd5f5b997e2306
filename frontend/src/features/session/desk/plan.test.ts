import { expect, test } from 'vitest'
import { canMove, minutesOf, move, room, starts, totalOf, type Slot } from './plan'

const slot = (key: string, minutes = '10', more: Partial<Slot> = {}): Slot => ({ key, title: key, language: 'en', minutes, ...more })
const keys = (slots: readonly Slot[]) => slots.map(({ key }) => key)

test('a slot goes one place up or down, and not beyond the ends', () => {
  const slots = [slot('a'), slot('b'), slot('c')]
  expect(keys(move(slots, 0, 1))).toEqual(['b', 'a', 'c'])
  expect(keys(move(slots, 2, -1))).toEqual(['a', 'c', 'b'])
  expect(keys(move(slots, 0, -1))).toEqual(['a', 'b', 'c'])
  expect(keys(move(slots, 2, 1))).toEqual(['a', 'b', 'c'])
})

test('nothing moves past a turn that has begun, and that one stays', () => {
  const slots = [slot('done', '10', { isFixed: true }), slot('b'), slot('c')]
  expect(canMove(slots, 0, 1)).toBe(false)
  expect(canMove(slots, 1, -1)).toBe(false)
  expect(canMove(slots, 1, 1)).toBe(true)
})

test('minutes are whole numbers that a turn can last; others count for nothing in the sum', () => {
  expect(['1', '480', ' 12 '].map((minutes) => minutesOf({ minutes }))).toEqual([1, 480, 12])
  expect(['', '0', '481', '1.5', '-3', '1e2', 'ten'].map((minutes) => minutesOf({ minutes }))).toEqual(Array.from({ length: 7 }).fill(undefined))
  expect(totalOf([slot('a', '12'), slot('b', ''), slot('c', '8')])).toBe(20)
})

test('each begins when those before it are over, also across midnight and a change of clocks', () => {
  const at = starts('2026-10-24T23:50:00Z', [slot('a', '15'), slot('b', '60'), slot('c', '5')])
  expect(at.map((one) => new Date(one).toISOString())).toEqual(['2026-10-24T23:50:00.000Z', '2026-10-25T00:05:00.000Z', '2026-10-25T01:05:00.000Z'])
})

test('the session has as many minutes as lie between its beginning and its end', () => {
  expect(room('2026-12-01T17:30:00Z', '2026-12-01T20:00:00Z')).toBe(150)
  // the clocks are put back during it: an hour more by the wall, none more in the room
  expect(room('2026-10-25T00:00:00+02:00', '2026-10-25T04:00:00+01:00')).toBe(300)
  expect(room('2026-12-01T17:30:00Z', null)).toBeUndefined()
})
