import { expect, test } from 'vitest'
import { callState } from './call-state'

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
