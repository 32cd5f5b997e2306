import { expect, test } from 'vitest'
import { callState, isOver, isSameClock, isTimeZone, leafIn, phaseOf, timesIn } from './times'

const start = new Date('2026-12-01T17:30:00Z')
const end = new Date('2026-12-01T20:00:00Z')

/** Whether a comma follows the weekday is the browser's affair. */
const plain = (words: string) => words.replace(/day,/, 'day')

test('a session is told by the clocks of its place', () => {
  const { day, ...times } = timesIn('Europe/Madrid', 'en-GB', start, end)
  expect(plain(day)).toBe('Tuesday 1 December 2026')
  expect(times).toEqual({
    known: 'Europe/Madrid',
    hours: '18:30 – 21:00',
    zone: 'Central European Standard Time',
  })
  expect(timesIn('Europe/Athens', 'en-GB', start, undefined).hours).toBe('19:30')
})

test('an end on another day says which', () => {
  expect(plain(timesIn('Europe/Athens', 'en-GB', start, new Date('2026-12-02T00:15:00Z')).hours)).toBe('19:30 – Wednesday 2 December 2026, 02:15')
})

test('a zone nobody knows is told as UTC, and says so', () => {
  expect(isTimeZone('Mars/Olympus')).toBe(false)
  expect(timesIn('Mars/Olympus', 'en-GB', start, end)).toMatchObject({ known: 'UTC', hours: '17:30 – 20:00', zone: 'Coordinated Universal Time' })
})

test('zones of other names with the same clock are no difference; a change to summer time may be', () => {
  expect(isSameClock(start, 'Europe/Madrid', 'Europe/Rome')).toBe(true)
  expect(isSameClock(start, 'Europe/Madrid', 'Europe/Athens')).toBe(false)
  expect(isSameClock(start, 'Europe/London', 'UTC')).toBe(true)
  expect(isSameClock(new Date('2026-07-01T10:00:00Z'), 'Europe/London', 'UTC')).toBe(false)
})

test('a session is ahead, now or over; without an end it lasts two hours', () => {
  const at = (minutes: number) => start.getTime() + minutes * 60_000
  expect(phaseOf(at(-1), start, end)).toBe('AHEAD')
  expect(phaseOf(at(0), start, end)).toBe('NOW')
  expect(phaseOf(at(150), start, end)).toBe('OVER')
  expect(phaseOf(at(119), start, undefined)).toBe('NOW')
  expect(phaseOf(at(120), start, undefined)).toBe('OVER')
})

test('the leaf of a calendar is that of the place: its day may be another than elsewhere', () => {
  const late = new Date('2026-12-01T23:30:00Z')
  expect(leafIn('Europe/Madrid', 'en-GB', late)).toEqual({ month: 'Dec', day: '02', weekday: 'Wed' })
  expect(leafIn('Mars/Olympus', 'en-GB', late).day).toBe('01')
})

test('times of the API are over when the last of them is past', () => {
  const at = Date.parse('2026-12-01T19:00:00Z')
  expect(isOver(at, '2026-12-01T17:30:00Z', '2026-12-01T18:59:00Z')).toBe(true)
  expect(isOver(at, '2026-12-01T17:30:00Z', '2026-12-01T20:00:00Z')).toBe(false)
  expect(isOver(at, '2026-12-01T17:30:00Z', null)).toBe(false)
})

const window = { opensAt: '2026-12-01T08:00:00Z', closesAt: '2026-12-10T23:00:00Z' }

test('a call is open from its first instant, and closed exactly at its last', () => {
  const at = (instant: string) => callState(Date.parse(instant), window)
  expect(at('2026-12-01T07:59:59.999Z')).toBe('BEFORE')
  expect(at('2026-12-01T08:00:00Z')).toBe('OPEN')
  expect(at('2026-12-10T22:59:59.999Z')).toBe('OPEN')
  expect(at('2026-12-10T23:00:00Z')).toBe('CLOSED')
})

test('a side without an instant has no end', () => {
  expect(callState(0, { closesAt: window.closesAt })).toBe('OPEN')
  expect(callState(Date.parse('2999-01-01T00:00:00Z'), { opensAt: window.opensAt, closesAt: null })).toBe('OPEN')
})
