import { expect, test } from 'vitest'
import { announcementBetween, clockText, runningOf, secondsLeft, type Heard } from './clock-rules'

const NOW = Date.parse('2026-11-23T10:00:00Z')
const running = (state: string, turnEndsAt: string | null, remainingSeconds: number) => {
  const found = runningOf({ state, turnEndsAt, remainingSeconds, currentTurn: { id: 'turn' } })
  if (!found) throw new Error('A turn is on')
  return found
}

test('the clock counts to the end of the turn by the clock of the server', () => {
  const clock = running('RUNNING', '2026-11-23T10:06:42Z', 999)
  expect(secondsLeft(clock, NOW)).toBe(402)
  expect(secondsLeft(clock, NOW + 500)).toBe(402)
  expect(secondsLeft(clock, NOW + 1000)).toBe(401)
})

test('over time counts from nought, and no minus nought comes between', () => {
  const clock = running('RUNNING', '2026-11-23T10:00:00Z', 0)
  expect(Object.is(secondsLeft(clock, NOW + 400), 0)).toBe(true)
  expect(secondsLeft(clock, NOW + 1000)).toBe(-1)
  expect(clockText(-61)).toBe('01:01')
})

test('a turn that rests stands still, however late it gets', () => {
  const clock = running('PAUSED', null, 90)
  expect([secondsLeft(clock, NOW), secondsLeft(clock, NOW + 60_000)]).toEqual([90, 90])
})

test('there is no clock between two turns', () => {
  expect(runningOf({ state: 'OPEN', currentTurn: null })).toBeUndefined()
})

/** What is said while one turn of `from` seconds runs to `to`, a look each second. */
function told(from: number, to: number, first: Heard | undefined) {
  const all: string[] = []
  let before = first
  for (let left = from; left >= to; left -= 1) {
    const now = { turn: 'a', left }
    const said = announcementBetween(before, now, false)
    if (said) all.push(`${said} ${left}`)
    before = now
  }
  return all
}

test('four moments of a turn are said, and nothing else', () => {
  expect(told(720, -120, undefined)).toEqual(['START 720', 'FIVE 300', 'ONE 60', 'END 0'])
})

test('who comes in the middle of a turn hears nothing before the next mark', () => {
  expect(announcementBetween(undefined, { turn: 'a', left: 200 }, true)).toBeUndefined()
  expect(announcementBetween({ turn: 'a', left: 200 }, { turn: 'a', left: 199 }, false)).toBeUndefined()
})

test('a page that slept says only where the clock stands', () => {
  expect(announcementBetween({ turn: 'a', left: 400 }, { turn: 'a', left: 30 }, false)).toBe('ONE')
})

test('more time is given without a word, and the minute is said again when it comes', () => {
  expect(announcementBetween({ turn: 'a', left: 50 }, { turn: 'a', left: 170 }, false)).toBeUndefined()
  expect(told(170, 59, { turn: 'a', left: 170 })).toEqual(['ONE 60'])
})
