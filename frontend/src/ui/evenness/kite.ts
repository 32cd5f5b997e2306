/** Half the diagonal of the drawing, in its own units. */
export const REACH = 46

/** Directions of the four corners, clockwise from the top. */
const CORNERS = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const

/** How far each count reaches: the largest to the end, none to the middle. */
export function reaches(counts: readonly number[]): number[] {
  const most = Math.max(...counts, 0)
  return counts.map((count) => (most > 0 ? (REACH * Math.max(0, count)) / most : 0))
}

/** How far all four would reach if the same number were shared evenly. */
export function evenReach(counts: readonly number[]): number {
  const most = Math.max(...counts, 0)
  return most > 0 ? (REACH * counts.reduce((sum, count) => sum + count, 0)) / counts.length / most : 0
}

/** The corners of the kite. */
export const cornersOf = (reach: readonly number[]) =>
  CORNERS.map(([x, y], at) => ({ x: Number((x * (reach[at] ?? 0)).toFixed(1)), y: Number((y * (reach[at] ?? 0)).toFixed(1)) }))

export const kitePath = (reach: readonly number[]) => `M${cornersOf(reach).map(({ x, y }) => `${x} ${y}`).join('L')}Z`
