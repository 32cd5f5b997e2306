import { parse } from '@formatjs/icu-messageformat-parser'
import { expect, test } from 'vitest'
import { sayMessage, type Values } from './message'

const say = (text: string, values: Values = {}, locale = 'en-GB') => sayMessage(parse(text), values, locale)

test('values stand where the message names them', () => {
  expect(say('Source: {name}, entry {id}.', { name: 'DSI', id: 7 })).toBe('Source: DSI, entry 7.')
})

test('a value that is not given is a mistake, not an empty place', () => {
  expect(() => say('Hello {name}')).toThrow('"name" is missing')
  expect(() => say('{count, plural, other {#}}', { count: '3' })).toThrow('must be a number')
})

const KITES = '{count, plural, =0 {no kite} one {one kite} other {# kites}}'
test.each([
  [0, 'no kite'],
  [1, 'one kite'],
  [2, '2 kites'],
  [12_345, '12,345 kites'],
])('%i is told as %s', (count, told) => {
  expect(say(KITES, { count })).toBe(told)
})

test.each([
  [1, 'ena'],
  [2, 'dve'],
  [3, 'nekaj'],
  [5, 'veliko'],
  [101, 'ena'],
])('Slovenian has its own forms: %i', (count, told) => {
  expect(say('{count, plural, one {ena} two {dve} few {nekaj} other {veliko}}', { count }, 'sl')).toBe(told)
})

test('a form the message does not have is told like "other"', () => {
  expect(say('{count, plural, one {uno} other {muchos}}', { count: 1_000_000 }, 'es')).toBe('muchos')
})

test('"#" is the number less the offset, in the digits of the language', () => {
  expect(say('{count, plural, offset:1 =1 {only you} other {you and # others}}', { count: 1235 }, 'it')).toBe('you and 1234 others')
  expect(say('{count, plural, offset:1 other {# others}}', { count: 12_346 }, 'it')).toBe('12.345 others')
})

test('ordinal numbers have forms of their own', () => {
  expect(say('{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}', { n: 22 })).toBe('22nd')
})

test('a word that no choice knows is "other"', () => {
  expect(say('{kind, select, a {A} other {Z}}', { kind: 'b' })).toBe('Z')
})

test('numbers are written as the language writes them', () => {
  expect(say('{n, number}', { n: 1234.5 }, 'hr')).toBe('1.234,5')
})

test('an apostrophe quotes, two are one', () => {
  expect(say("l''eau '{'x'}'")).toBe("l'eau {x}")
})
