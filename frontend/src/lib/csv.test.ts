import { expect, test } from 'vitest'
import { toCsv } from './csv'

test('commas, quotes and line breaks stay inside their cell', () => {
  expect(toCsv(['a', 'b'], [['x, "y"', 'one\ntwo']])).toBe('\uFEFFa,b\r\n"x, ""y""","one\ntwo"\r\n')
})

test.each(['=1+1', '+1', '-1', '@x', '\tx'])('the text %j is not run as a formula', (text) => {
  expect(toCsv(['a'], [[text]])).toContain(`'${text}`)
})

test('a negative number stays a number', () => {
  expect(toCsv(['a'], [[-3.5]])).toBe('\uFEFFa\r\n-3.5\r\n')
})
