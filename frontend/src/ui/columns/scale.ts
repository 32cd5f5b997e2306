import { ticks } from 'd3-array'

export interface YearCounts {
  year: number
  values: readonly number[]
}

/** Every year from the first to the last; a year nobody told of counts nothing. */
export function withoutGaps(years: readonly YearCounts[]): YearCounts[] {
  const known = new Map(years.map((one) => [one.year, one]))
  const series = Math.max(0, ...years.map(({ values }) => values.length))
  const first = Math.min(...known.keys())
  const last = Math.max(...known.keys())
  if (!Number.isFinite(first)) return []
  return Array.from({ length: last - first + 1 }, (_, at) => known.get(first + at) ?? { year: first + at, values: Array.from({ length: series }, () => 0) })
}

/** Lines of the scale: whole numbers, the last one at or above the highest value. */
export function scaleOf(most: number): { lines: number[]; top: number } {
  const found = ticks(0, Math.max(most, 1), 4).filter(Number.isInteger)
  const step = Math.max(1, (found[1] ?? 1) - (found[0] ?? 0))
  const top = Math.ceil(Math.max(most, 1) / step) * step
  return { lines: Array.from({ length: top / step + 1 }, (_, at) => at * step), top }
}

/** Room between two labels. Pixels. */
const ROOM = 10

/** Steps that people count in. */
const STEPS = [1, 2, 5, 10, 20, 50, 100]

/** Which of so many columns get a label, when each label is as wide as this and each column takes `slot`: from the last one back, as the newest matters most. */
export function thinned(count: number, slot: number, label: number): Set<number> {
  const step = STEPS.find((one) => one * slot >= label + ROOM) ?? count
  return new Set(Array.from({ length: count }, (_, at) => at).filter((at) => (count - 1 - at) % step === 0))
}
