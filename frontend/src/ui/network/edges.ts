import type { Rect } from '../marks/place-text'

interface Point {
  x: number
  y: number
}

/** Where a line from the middle of a box towards a point leaves the box. */
export function leaveBox(box: Rect, towards: Point): Point {
  const x = (box.left + box.right) / 2
  const y = (box.top + box.bottom) / 2
  const dx = towards.x - x
  const dy = towards.y - y
  const share = Math.min((box.right - box.left) / 2 / Math.max(Math.abs(dx), 1e-6), (box.bottom - box.top) / 2 / Math.max(Math.abs(dy), 1e-6), 1)
  return { x: x + dx * share, y: y + dy * share }
}

/** The point so many pixels before the end of a line. */
export function before(from: Point, to: Point, pixels: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const share = length === 0 ? 0 : Math.max(0, 1 - pixels / length)
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

const round = (value: number) => Number(value.toFixed(1))

export const linePath = (from: Point, to: Point) => `M${round(from.x)} ${round(from.y)}L${round(to.x)} ${round(to.y)}`

/** A head at the end of a line, pointing along it. */
export function arrowHead(from: Point, to: Point, size = 7): string {
  const angle = Math.atan2(to.y - from.y, to.x - from.x)
  const corner = (turn: number) => `${round(to.x - size * Math.cos(angle + turn))} ${round(to.y - size * Math.sin(angle + turn))}`
  return `M${round(to.x)} ${round(to.y)}L${corner(0.45)}L${corner(-0.45)}Z`
}
