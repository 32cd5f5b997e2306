import { describe, expect, test } from 'vitest'
import { ringOut } from './rings'

const FRAMES = [
  { width: 288, height: 360 },
  { width: 600, height: 360 },
  { width: 1100, height: 360 },
]

/** A first ring with so many, each of which so many hang on. */
function tree(first: number, each: number) {
  const one = Array.from({ length: first }, (_, at) => `a${at}`)
  const two = one.flatMap((parent) => Array.from({ length: each }, (_, at) => `${parent}-${at}`))
  const parents = new Map([...one.map((key) => [key, 'middle'] as const), ...two.map((key) => [key, key.split('-')[0] ?? ''] as const)])
  return { groups: [{ key: '1', nodes: one }, ...(two.length > 0 ? [{ key: '2', nodes: two }] : [])], parents }
}

const cases = FRAMES.flatMap((frame) => [tree(1, 0), tree(5, 0), tree(3, 2), tree(8, 4), tree(1, 39)].map((wanted) => ({ frame, ...wanted, name: `${wanted.parents.size} projects in ${frame.width} px` })))
const core = (width: number) => ({ x: Math.min(130, width * 0.26) / 2 + 8, y: 28 })

describe.each(cases)('$name', ({ frame, groups, parents }) => {
  const layout = ringOut({ groups, parents, frame, core: core(frame.width) })

  test('every node has a place of its own, inside the frame and beside the middle', () => {
    expect(layout.spots.map(({ key }) => key)).toEqual(groups.flatMap(({ nodes }) => nodes))
    for (const [at, one] of layout.spots.entries()) {
      expect(one.x).toBeGreaterThanOrEqual(layout.radius)
      expect(one.x).toBeLessThanOrEqual(frame.width - layout.radius)
      expect(one.y).toBeGreaterThanOrEqual(layout.radius)
      expect(one.y).toBeLessThanOrEqual(frame.height - layout.radius)
      for (const other of layout.spots.slice(at + 1)) expect(Math.hypot(one.x - other.x, one.y - other.y), `${one.key} and ${other.key}`).toBeGreaterThanOrEqual(1.5 * layout.radius)
    }
  })

  test('the same network is drawn the same way', () => {
    expect(ringOut({ groups, parents, frame, core: core(frame.width) })).toEqual(layout)
  })
})

test('what hangs on a project stands on its side of the middle, further out', () => {
  const { groups, parents } = tree(4, 3)
  const { spots, centre, reach } = ringOut({ groups, parents, frame: { width: 600, height: 360 }, core: core(600) })
  const of = (key: string) => {
    const spot = spots.find((one) => one.key === key)
    return { x: ((spot?.x ?? 0) - centre.x) / reach.x, y: ((spot?.y ?? 0) - centre.y) / reach.y }
  }
  for (const [child, parent] of [...parents].filter(([, one]) => one !== 'middle')) {
    const [a, b] = [of(child), of(parent)]
    expect(a.x * b.x + a.y * b.y, `${child} is on the side of ${parent}`).toBeGreaterThan(0)
    expect(Math.hypot(a.x, a.y)).toBeGreaterThan(Math.hypot(b.x, b.y))
  }
})
