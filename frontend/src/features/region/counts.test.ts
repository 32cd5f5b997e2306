import { expect, test } from 'vitest'
import { inOrder, jointRate, meanOf, ofSameNuts, perPeople } from './counts'

test('counts come in the order of the vocabulary, with nothing for what nobody counted', () => {
  const counts = [
    { value: 'TESTED', count: 5 },
    { value: 'NEED_IDENTIFIED', count: 2 },
  ]
  expect(inOrder(counts, ['NEED_IDENTIFIED', 'UNDERSTOOD', 'TESTED'])).toEqual([
    { value: 'NEED_IDENTIFIED', count: 2 },
    { value: 'UNDERSTOOD', count: 0 },
    { value: 'TESTED', count: 5 },
  ])
  expect(inOrder([{ value: '11', count: 3 }], [1, 11])).toEqual([
    { value: 1, count: 0 },
    { value: 11, count: 3 },
  ])
})

test('a rate has two digits that count, and none where the inhabitants are not known', () => {
  expect(perPeople(7, 47_379_228)).toBe(0.015)
  expect(perPeople(142, 8_472_407)).toBe(1.7)
  expect(perPeople(900, 1_000_000)).toBe(90)
  expect(perPeople(0, 1000)).toBe(0)
  expect(perPeople(3, null)).toBeNull()
  expect(perPeople(3, 0)).toBeNull()
})

test('several regions have a mean, and a rate that weighs each by its inhabitants', () => {
  const large = { population: 900_000, counts: { projects: 9 } }
  const small = { population: 100_000, counts: { projects: 11 } }
  const unknown = { population: null, counts: { projects: 4 } }
  expect(meanOf([large, small, unknown], 'projects')).toBe(8)
  expect(jointRate([large, small], 'projects')).toBe(2)
  expect(jointRate([large, small, unknown], 'projects'), 'What nobody can weigh is in neither sum').toBe(2)
  expect(jointRate([unknown], 'projects')).toBeNull()
  expect(meanOf([], 'projects')).toBeNull()
})

test('below a region in force stand regions in force; below one of the past all that were there', () => {
  const [now, before] = [{ code: 'HR02', inNuts2024: true }, { code: 'HR04', inNuts2024: false }]
  expect(ofSameNuts([now, before], true)).toEqual([now])
  expect(ofSameNuts([now, before], false)).toEqual([now, before])
})
