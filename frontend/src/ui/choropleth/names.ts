import { placeFirst, SIZE, square, textBlock, type Frame, type PlacedText } from '../marks/place-text'
import { textWidth, wrapText } from '../marks/text-width'

/** A place as it is drawn. Pixels. */
export interface Mark {
  key: string
  label: string
  x: number
  y: number
  /** Of its circle; 0 for an outline. */
  radius: number
  /** Of its outline, whose name must fit inside. */
  width?: number | undefined
}

const WEIGHT = 560
const GAP = 4

/** The name in the middle of an outline, in one or two lines; not at all where it would reach into the neighbours. */
function inside(key: string, label: string, middle: readonly [number, number], width = Infinity): PlacedText[] {
  const lines = wrapText(label, { width, lines: 2 }, (text) => textWidth(text, SIZE, WEIGHT))
  return lines.some((line) => line.endsWith('…')) ? [] : [textBlock(key, lines, middle, 'middle', WEIGHT)]
}

/** Names in the order given, each where it meets no other name and no circle; the key has all of them. */
export function placeNames(marks: readonly Mark[], frame: Frame): PlacedText[] {
  const taken = marks.filter(({ radius }) => radius > 0).map(({ x, y, radius }) => square(x, y, radius))
  return marks.flatMap(({ key, label, x, y, radius, width }) => {
    if (label === '') return []
    const away = radius + GAP
    const candidates =
      radius === 0
        ? inside(key, label, [x, y], width)
        : [
            textBlock(key, [label], [x, y + away + 6], 'middle', WEIGHT),
            textBlock(key, [label], [x, y - away - 6], 'middle', WEIGHT),
            textBlock(key, [label], [x + away, y], 'start', WEIGHT),
            textBlock(key, [label], [x - away, y], 'end', WEIGHT),
          ]
    return placeFirst(candidates, taken, frame) ?? []
  })
}
