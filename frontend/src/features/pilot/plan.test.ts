import { expect, test } from 'vitest'
import { nextOf, sayingOf, stateOf, targetsOf } from './plan'

const today = '2026-11-22'

test('a milestone is done in time, done late, done without a plan, due, late, missed or without a date', () => {
  expect(stateOf({ dueOn: '2026-05-14', doneOn: '2026-05-14' }, today, false)).toEqual({ kind: 'DONE_ON_TIME', date: '2026-05-14' })
  expect(stateOf({ dueOn: '2026-02-27', doneOn: '2026-03-01' }, today, false)).toEqual({ kind: 'DONE_LATE', date: '2026-03-01', days: 2 })
  expect(stateOf({ dueOn: null, doneOn: '2026-03-01' }, today, false)).toEqual({ kind: 'DONE', date: '2026-03-01' })
  expect(stateOf({ dueOn: today, doneOn: null }, today, false)).toEqual({ kind: 'DUE', date: today })
  expect(stateOf({ dueOn: '2026-11-20', doneOn: null }, today, false)).toEqual({ kind: 'LATE', date: '2026-11-20', days: 2 })
  expect(stateOf({ dueOn: '2026-11-20', doneOn: null }, today, true)).toEqual({ kind: 'MISSED', date: '2026-11-20' })
  expect(stateOf({}, today, false)).toEqual({ kind: 'NO_DATE' })
})

test('the next milestone is the open one that is due first, dated ones before undated ones', () => {
  const milestones = [
    { name: 'done', dueOn: '2020-01-01', doneOn: '2020-01-01' },
    { name: 'undated', dueOn: null, doneOn: null },
    { name: 'second', dueOn: '2027-02-01', doneOn: null },
    { name: 'first', dueOn: '2027-01-01', doneOn: null },
  ]
  expect(nextOf(milestones)?.name).toBe('first')
  expect(nextOf(milestones.slice(0, 2))?.name).toBe('undated')
  expect(nextOf(milestones.slice(0, 1))).toBeUndefined()
})

test('a target counts as reached by its direction, and an indicator without target does not count', () => {
  const indicators = [
    { target: 3, measured: 4, better: 'HIGHER' as const },
    { target: 3, measured: 4, better: 'LOWER' as const },
    { target: 3, measured: null, better: 'HIGHER' as const },
    { target: null, measured: 9, better: 'HIGHER' as const },
  ]
  expect(targetsOf(indicators)).toEqual({ reached: 1, targets: 3 })
})

test('what is missing of an indicator decides what is said of it', () => {
  const better = 'HIGHER' as const
  expect(sayingOf({ better, baseline: 0, target: 10 }).kind).toBe('NO_MEASURE')
  expect(sayingOf({ better, measured: 4 }).kind).toBe('NO_SCALE')
  expect(sayingOf({ better, target: 10, measured: 4 })).toEqual({ kind: 'SHORT' })
  expect(sayingOf({ better, baseline: 0, measured: 4 })).toEqual({ kind: 'BETTER' })
  expect(sayingOf({ better, baseline: 0, target: 10, measured: 4 })).toEqual({ kind: 'UNDER_WAY_SHARE', share: 0.4 })
  expect(sayingOf({ better, baseline: 2, target: 10, measured: 1 }).kind).toBe('WORSE')
  expect(sayingOf({ better: 'LOWER', baseline: 9, target: 5, measured: 5 }).kind).toBe('REACHED')
})
