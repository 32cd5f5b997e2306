import { expect, test } from 'vitest'
import { textWidth, wrapText } from './text-width'

const letters = (text: string) => text.length

test('longer words are wider, and so are larger ones', () => {
  expect(textWidth('Andalucía', 12)).toBeGreaterThan(textWidth('Andal', 12))
  expect(textWidth('Andalucía', 24)).toBeCloseTo(2 * textWidth('Andalucía', 12), 6)
})

test('text is broken between words', () => {
  expect(wrapText('a club where girls speak', { width: 12, lines: 3 }, letters)).toEqual(['a club where', 'girls speak'])
})

test('what does not fit ends in an ellipsis within the width', () => {
  const lines = wrapText('a club where girls in care find their voice', { width: 12, lines: 2 }, letters)
  expect(lines).toEqual(['a club where', 'girls in…'])
})

test('a single word that is too long is cut', () => {
  expect(wrapText('Donaudampfschifffahrt', { width: 8, lines: 2 }, letters)).toEqual(['Donauda…'])
})

test('no text has no lines', () => {
  expect(wrapText('  ', { width: 8, lines: 2 }, letters)).toEqual([])
})
