import { expect, test } from 'vitest'
import { moments } from './moment'

const EVENING = '2026-12-03T16:00:00Z'

test('a session is told in the time of its own place', () => {
  expect(moments('en-GB').when(EVENING, 'Europe/Madrid')).toMatch(/Thursday.*3 December 2026.*17:00 CET/)
  expect(moments('en-GB').when(EVENING, 'Europe/Athens')).toMatch(/18:00/)
  expect(moments('es').when(EVENING, 'Europe/Lisbon')).toMatch(/jueves.*3 de diciembre de 2026.*16:00/)
})

test('summer time is the zone\'s affair', () => {
  expect(moments('en-GB').time('2026-07-03T16:00:00Z', 'Europe/Madrid')).toBe('18:00')
})

test('a zone nobody knows is told in UTC', () => {
  expect(moments('en-GB').when(EVENING, 'Atlantis/Poseidonis')).toMatch(/16:00 UTC/)
})
