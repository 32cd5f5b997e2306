import { textWidth } from './text-width'

export interface Rect {
  left: number
  top: number
  right: number
  bottom: number
}

export interface Frame {
  width: number
  height: number
}

export type Anchor = 'start' | 'middle' | 'end'

/** Lines of text with the place of the first one's baseline. */
export interface PlacedText {
  key: string
  lines: string[]
  x: number
  y: number
  anchor: Anchor
  /** What it covers. */
  rect: Rect
}

/** Size of words in drawings, and height of their lines. Pixels. */
export const SIZE = 12
export const LINE = 15
const ROOM = 3

export const overlap = (a: Rect, b: Rect) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

export const square = (x: number, y: number, half: number): Rect => ({ left: x - half, top: y - half, right: x + half, bottom: y + half })

/** A block of lines whose middle is at this height. */
export function textBlock(key: string, lines: string[], [x, middle]: readonly [number, number], anchor: Anchor, weight = 500): PlacedText {
  const width = Math.max(...lines.map((line) => textWidth(line, SIZE, weight)))
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  const top = middle - (lines.length * LINE) / 2
  const rect = { left: left - ROOM, top: top - 1, right: left + width + ROOM, bottom: top + lines.length * LINE + 1 }
  return { key, lines, x, y: top + LINE - 4, anchor, rect }
}

const isInside = ({ left, top, right, bottom }: Rect, { width, height }: Frame) => left >= 0 && top >= 0 && right <= width && bottom <= height

/** The first of these that stands in the frame and on nothing taken; it is taken then. */
export function placeFirst(candidates: readonly PlacedText[], taken: Rect[], frame: Frame): PlacedText | undefined {
  const found = candidates.find(({ rect }) => isInside(rect, frame) && !taken.some((other) => overlap(other, rect)))
  if (found) taken.push(found.rect)
  return found
}
