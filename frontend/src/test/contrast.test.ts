import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Text on its grounds: 4.5:1. */
const GROUNDS = ['paper', 'sheet', 'sunk', 'water'] as const
const TEXT = ['ink', 'ink-2', 'lagoon', 'terracotta', 'olive', 'marigold', 'brick'] as const
const MORE_TEXT = [
  ['on-fill', 'lagoon'],
  ['on-fill', 'terracotta'],
  ['ink', 'lagoon-soft'],
  ['lagoon', 'lagoon-soft'],
  ['ink-2', 'lagoon-soft'],
  ['ink-2', 'land'],
  ['paper', 'ink'],
  ['on-fill', 'olive'],
  ['on-fill', 'marigold'],
  ['on-fill', 'ink-2'],
  ['on-fill', 'brick'],
] as const
/** Classes of a map, from the lowest to the highest. */
const CLASSES = ['class-1', 'class-2', 'class-3', 'class-4', 'class-5'] as const
/** Marks, edges of fields and the focus ring: 3:1. */
const MARKS = [
  ['edge', 'paper'],
  ['edge', 'sheet'],
  ['edge', 'sunk'],
  ['edge', 'lagoon-soft'],
  ['terracotta', 'land'],
  ['terracotta', 'water'],
  ['lagoon', 'sunk'],
  ['brick', 'sunk'],
  ['focus', 'paper'],
  ['focus', 'sheet'],
  ['focus', 'sunk'],
  ['focus', 'land'],
  ['focus', 'water'],
  ['class-line', 'land'],
  ['class-line', 'water'],
  ['class-line', 'class-1'],
  ['class-line', 'class-2'],
  ['class-5', 'class-1'],
  ['class-5', 'class-2'],
  ['class-4', 'class-1'],
  ['class-4', 'paper'],
  ['class-5', 'paper'],
  ['terracotta', 'sheet'],
  ['olive', 'sunk'],
  ['marigold', 'sunk'],
  ['ink-2', 'sunk'],
  ['terracotta', 'sunk'],
] as const

const css = readFileSync('src/styles/tokens.css', 'utf8')
const PAIR = /--([\w-]+): light-dark\((oklch\([^()]*\)), (oklch\([^()]*\))\)/g
const tokens = new Map([...css.matchAll(PAIR)].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]))

/** OKLCH to relative luminance, by the matrices of CSS Color 4. */
function luminance(color: string): number {
  const [l = 0, c = 0, h = 0] = (/oklch\((.*)\)/.exec(color)?.[1] ?? '').split(/[\s/]+/).map(Number.parseFloat)
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const lightness = l / 100
  const cube = (value: number) => value ** 3
  const L = cube(lightness + 0.3963377774 * a + 0.2158037573 * b)
  const M = cube(lightness - 0.1055613458 * a - 0.0638541728 * b)
  const S = cube(lightness - 0.0894841775 * a - 1.291485548 * b)
  const clamp = (value: number) => Math.min(1, Math.max(0, value))
  const red = clamp(4.0767416621 * L - 3.3077115913 * M + 0.2309699292 * S)
  const green = clamp(-1.2684380046 * L + 2.6097574011 * M - 0.3413193965 * S)
  const blue = clamp(-0.0041960863 * L - 0.7034186147 * M + 1.707614701 * S)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

const texts = [...GROUNDS.flatMap((ground) => TEXT.map((text) => [text, ground] as const)), ...MORE_TEXT]
const cases = [
  ...texts.map(([text, ground]) => ({ text, ground, least: 4.5 })),
  ...MARKS.map(([text, ground]) => ({ text, ground, least: 3 })),
].flatMap((pair) => (['light', 'dark'] as const).map((theme) => ({ ...pair, theme })))

test('black and white have the contrast that WCAG says', () => {
  expect(contrast('oklch(0% 0 0)', 'oklch(100% 0 0)')).toBeCloseTo(21, 1)
})

test.each(cases)('$text on $ground is readable in the $theme theme', ({ text, ground, least, theme }) => {
  const one = tokens.get(text)
  const other = tokens.get(ground)
  if (!one || !other) throw new Error(`tokens.css has no pair for ${text} or ${ground}`)
  expect(contrast(one[theme], other[theme])).toBeGreaterThanOrEqual(least)
})

test.each(['light', 'dark'] as const)('the classes of a map are steps that can be told apart in the %s theme', (theme) => {
  const colors = CLASSES.map((name) => tokens.get(name)?.[theme] ?? '')
  const light = colors.map(luminance)
  expect(light).toEqual(light.toSorted((a, b) => (theme === 'light' ? b - a : a - b)))
  for (const [at, color] of colors.slice(1).entries()) expect(contrast(color, colors[at] ?? '')).toBeGreaterThanOrEqual(1.4)
})
