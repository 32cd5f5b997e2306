import { placeFirst, SIZE, square, textBlock, type Anchor, type Frame, type PlacedText, type Rect } from '../marks/place-text'
import { textWidth, wrapText } from '../marks/text-width'
import type { Layout } from './layout'

interface Named {
  key: string
  label: string
}

/** Names of the groups at the outer edge of their sectors. */
function groupLabels(groups: readonly Named[], { sectors, centre, reach, radius }: Layout, taken: Rect[], frame: Frame): PlacedText[] {
  return groups.flatMap(({ key, label }, at) => {
    const { from = 0, to = 0 } = sectors[at] ?? {}
    const lines = wrapText(label, { width: 120, lines: 2 }, (text) => textWidth(text, SIZE, 650))
    if (lines.length === 0) return []
    const candidates = [0.5, 0.4, 0.6, 0.25, 0.75, 0.1, 0.9].flatMap((share) =>
      [14, 24, 34, -20, -40, -60].map((out) => {
        const angle = from + (to - from) * share
        const side = Math.sin(angle)
        const anchor: Anchor = out < 0 ? 'middle' : side > 0.5 ? 'start' : side < -0.5 ? 'end' : 'middle'
        const distance = out + radius
        return textBlock(key, lines, [centre.x + side * (reach.x + distance), centre.y - Math.cos(angle) * (reach.y + distance)], anchor, 650)
      }),
    )
    return placeFirst(candidates, taken, frame) ?? []
  })
}

/** How wide and how many lines a name may be, the best first. */
const BLOCKS = [
  { width: 130, lines: 2 },
  { width: 96, lines: 3 },
  { width: 72, lines: 4 },
]

/** Names of nodes where they fit: beside, below or above, away from the middle first; whole ones before shortened ones. */
function nodeLabels(labels: ReadonlyMap<string, string>, { spots, centre, radius }: Layout, taken: Rect[], frame: Frame): PlacedText[] {
  return spots.flatMap(({ key, x, y }) => {
    const label = labels.get(key) ?? ''
    const gap = radius * 1.25 + 4
    const isRight = x >= centre.x
    const candidates = BLOCKS.flatMap((most) => {
      const lines = wrapText(label, most, (text) => textWidth(text, SIZE))
      if (lines.length === 0) return []
      const away = gap + (lines.length * 15) / 2
      const right = textBlock(key, lines, [x + gap, y], 'start')
      const left = textBlock(key, lines, [x - gap, y], 'end')
      const below = textBlock(key, lines, [x, y + away], 'middle')
      const above = textBlock(key, lines, [x, y - away], 'middle')
      const upright = y < centre.y ? [above, below] : [below, above]
      return isRight ? [right, ...upright, left] : [left, ...upright, right]
    })
    const isCut = ({ lines }: PlacedText) => Number(lines.at(-1)?.endsWith('…') ?? false)
    return placeFirst(candidates.toSorted((a, b) => isCut(a) - isCut(b)), taken, frame) ?? []
  })
}

interface Wanted {
  layout: Layout
  groups: readonly Named[]
  labels: ReadonlyMap<string, string>
  frame: Frame
  /** What stands in the middle. */
  core: Rect | undefined
}

/** All words of the drawing; none stands on another, on a node or outside. The list has those that found no place. */
export function placeWords({ layout, groups, labels, frame, core }: Wanted): { groups: PlacedText[]; nodes: PlacedText[] } {
  const taken = layout.spots.map(({ x, y }) => square(x, y, layout.radius * 1.25))
  if (core) taken.push(core)
  const named = groupLabels(groups, layout, taken, frame)
  return { groups: named, nodes: nodeLabels(labels, layout, taken, frame) }
}
