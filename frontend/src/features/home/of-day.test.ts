import { expect, test } from 'vitest'
import { ofDay } from './of-day'

const at = (text: string) => Date.parse(text)
const lessons = ['a', 'b', 'c']

test('the same day shows the same lesson to everybody', () => {
  expect(ofDay(lessons, at('2026-11-22T00:00:00Z'))).toBe(ofDay(lessons, at('2026-11-22T23:59:59Z')))
})

test('as many days as there are lessons show each of them once', () => {
  const days = ['2026-12-30', '2026-12-31', '2027-01-01'].map((day) => ofDay(lessons, at(`${day}T12:00:00Z`)))
  expect(days.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual(lessons)
})

test('without a lesson there is none', () => {
  expect(ofDay([], at('2026-11-22T00:00:00Z'))).toBeUndefined()
})
