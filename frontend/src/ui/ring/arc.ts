/** Angle of a share of the whole, clockwise from the top, in radians. */
const angleOf = (share: number) => 2 * Math.PI * share

/** Points as a share of the most there can be: never under 0 or over 1, and 0 where nothing can be had. */
export const shareOf = (points: number, most: number) => (most > 0 && Number.isFinite(points) ? Math.min(1, Math.max(0, points / most)) : 0)

/** A point on a circle around 0. */
export function pointAt(share: number, radius: number): [number, number] {
  const angle = angleOf(share)
  return [Number((Math.sin(angle) * radius).toFixed(2)), Number((-Math.cos(angle) * radius).toFixed(2))]
}

/** The part of a circle from the top to a share of it; a whole circle is drawn as two halves, as an arc cannot end where it starts. */
export function arcPath(share: number, radius: number): string {
  if (share <= 0) return ''
  if (share >= 1) return `M0 ${-radius}A${radius} ${radius} 0 1 1 0 ${radius}A${radius} ${radius} 0 1 1 0 ${-radius}`
  const [x, y] = pointAt(share, radius)
  return `M0 ${-radius}A${radius} ${radius} 0 ${share > 0.5 ? 1 : 0} 1 ${x} ${y}`
}
