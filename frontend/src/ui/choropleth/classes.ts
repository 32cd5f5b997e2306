import { quantileSorted } from 'd3-array'

/** Values from `from` to `to`, both of them values that are there. */
export interface ValueClass {
  /** 0 is the lowest. */
  at: number
  from: number
  to: number
}

const CLASSES = 5

/** At most five classes with about as many values in each. Equal values are never parted, so there can be fewer. */
export function classesOf(values: readonly number[]): ValueClass[] {
  const sorted = values.filter(Number.isFinite).toSorted((a, b) => a - b)
  const limits = Array.from({ length: CLASSES - 1 }, (_, at) => quantileSorted(sorted, (at + 1) / CLASSES) ?? 0)
  const groups: number[][] = Array.from({ length: CLASSES }, () => [])
  for (const value of sorted) groups[limits.filter((limit) => value > limit).length]?.push(value)
  const filled = groups.filter((group) => group.length > 0)
  return filled.map((group, at) => ({ at, from: group[0] ?? 0, to: group.at(-1) ?? 0 }))
}

/** The class a value is in; nothing for a value that is not there. */
export const classOf = (value: number | null | undefined, classes: readonly ValueClass[]) =>
  typeof value === 'number' ? classes.find(({ from, to }) => value >= from && value <= to) : undefined

/** Which of the five colours a class takes, so that few classes still go from light to dark. */
export const toneOf = (at: number, count: number) => (count <= 1 ? 3 : Math.round(1 + (4 * at) / (count - 1)))

/** Largest circle. Pixels. */
const LARGEST = 26
const SMALLEST = 3

/** Radius of a circle whose area stands for a value. Pixels. */
export const symbolRadius = (value: number, most: number) => (value > 0 && most > 0 ? Math.max(SMALLEST, LARGEST * Math.sqrt(value / most)) : 0)

/** Values whose circles explain the others: a round number near the top, and a quarter of it. */
export function keyValues(most: number): number[] {
  if (most <= 0) return []
  const power = 10 ** Math.floor(Math.log10(most))
  const top = [5, 2, 1].map((step) => step * power).find((value) => value <= most) ?? most
  return top >= 4 ? [top, Math.round(top / 4)] : [top]
}
