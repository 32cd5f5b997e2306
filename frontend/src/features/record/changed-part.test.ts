import { expect, test } from 'vitest'
import { changedPart } from './changed-part'

test('of a long text only what changed is shown, with a line around it', () => {
  expect(changedPart('a\nb\nc\nd\ne', 'a\nb\nC\nd\ne')).toEqual(['…\nb\nc\nd\n…', '…\nb\nC\nd\n…'])
})

test('what was added or taken away stands in one of both alone', () => {
  expect(changedPart('a\nb', 'a\nb\nc\nd')).toEqual(['…\nb', '…\nb\nc\nd'])
  expect(changedPart('a\na\na', 'a\na')).toEqual(['…\na\na', '…\na'])
})

test('texts that have nothing in common are shown whole', () => {
  expect(changedPart('a\nb', 'c')).toEqual(['a\nb', 'c'])
})
