import { expect, test } from 'vitest'
import { wordOf } from './history'

test('each act of the history is told by a word of its own or by that of what it belongs to', () => {
  expect(['CREATE', 'PUBLISH', 'MOVE_STAGE', 'CONTRIBUTE'].map(wordOf)).toEqual(['CREATE', 'PUBLISH', 'MOVE_STAGE', 'CONTRIBUTE'])
  expect(['OPEN_NEED', 'RECORD_EVIDENCE', 'RECORD_MEASUREMENT', 'REMOVE_FROM_TEAM', 'USE_DATASET'].map(wordOf)).toEqual(['MANAGE_NEEDS', 'EVIDENCE', 'MEASURE', 'MANAGE_TEAM', 'LINK'])
  expect(wordOf('SOMETHING_NEW')).toBe('EDIT')
})
