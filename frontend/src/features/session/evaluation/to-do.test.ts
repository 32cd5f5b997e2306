import { expect, test } from 'vitest'
import { standingOf } from './to-do'

const application = (more: object = {}) => ({ status: 'SUBMITTED', myConflict: false, myEvaluation: null, ...more })

test('an application is to do until it is scored; who is too close to it has nothing to do', () => {
  expect(standingOf(application())).toBe('TODO')
  expect(standingOf(application({ myEvaluation: {} }))).toBe('DONE')
  expect(standingOf(application({ myConflict: true }))).toBe('CONFLICT')
})

test('what was withdrawn is not shown, and what was decided without the evaluator is no longer to do', () => {
  expect(standingOf(application({ status: 'WITHDRAWN', myEvaluation: {} }))).toBeUndefined()
  expect(standingOf(application({ status: 'ACCEPTED' }))).toBeUndefined()
  expect(standingOf(application({ status: 'REJECTED', myEvaluation: {} }))).toBe('DONE')
})
