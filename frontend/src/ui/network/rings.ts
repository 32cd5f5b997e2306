import type { Frame } from '../marks/place-text'
import type { Layout } from './layout'

/** Half a target of 24 px; crowds get smaller ones, as each node is a link in the list too. */
const LARGEST = 12
const SMALLEST = 5
/** Room outside the nodes for names. */
const MARGIN = { x: 24, y: 30 }
const BESIDE = 80
const STRETCH = 2.1
const TURN = 2 * Math.PI

interface Wanted {
  /** Nodes by their steps from the middle, the nearest first. */
  groups: readonly { key: string; nodes: readonly string[] }[]
  /** On which node, one step nearer, each hangs; what is on the first ring hangs on the middle. */
  parents: ReadonlyMap<string, string>
  frame: Frame
  /** Half the size of what stands in the middle. */
  core: { x: number; y: number }
}

/**
 * Nodes on rings by their steps from the middle, each beside the one it hangs on: a tree drawn round, where a branch gets the angle of its
 * leaves. No library: forty nodes with known steps need no forces, and the same input has to give the same drawing.
 */
export function ringOut({ groups, parents, frame, core }: Wanted): Layout {
  const centre = { x: frame.width / 2, y: frame.height / 2 }
  const y = Math.max(1, centre.y - MARGIN.y)
  const x = Math.min(STRETCH * y, Math.max(centre.x - BESIDE - MARGIN.x, Math.min(y, centre.x - MARGIN.x)))
  const nodes = groups.flatMap((group) => group.nodes)
  const isNode = new Set(nodes)
  const children = new Map<string | undefined, string[]>()
  for (const node of nodes) {
    const parent = parents.get(node)
    const of = parent !== undefined && isNode.has(parent) ? parent : undefined
    children.set(of, [...(children.get(of) ?? []), node])
  }
  const leaves = (node: string): number => {
    const own = children.get(node) ?? []
    return own.length === 0 ? 1 : own.reduce((sum, child) => sum + leaves(child), 0)
  }
  const angles = new Map<string, number>()
  const spread = (list: readonly string[], from: number, to: number) => {
    const all = list.reduce((sum, node) => sum + leaves(node), 0)
    let at = from
    for (const node of list) {
      const end = at + ((to - from) * leaves(node)) / all
      angles.set(node, (at + end) / 2)
      spread(children.get(node) ?? [], at, end)
      at = end
    }
  }
  // An even number of branches would stand exactly above and below the middle, where names have least room.
  spread(children.get(undefined) ?? [], TURN / 16, TURN + TURN / 16)
  const placedWith = (radius: number) => {
    const least = Math.max((core.x + radius + 4) / x, (core.y + radius + 4) / y)
    const inner = groups.length === 1 ? 1 : Math.min(0.7, Math.max(1 / groups.length, least))
    let number = 0
    return groups.flatMap((group, ring) => {
      const share = groups.length === 1 ? 1 : inner + ((1 - inner) * ring) / (groups.length - 1)
      return group.nodes.map((key) => {
        const angle = angles.get(key) ?? 0
        number += 1
        return { key, group: ring, number, x: centre.x + Math.sin(angle) * x * share, y: centre.y - Math.cos(angle) * y * share }
      })
    })
  }
  for (let radius = LARGEST; ; radius -= 1) {
    const spots = placedWith(radius)
    const isTight = spots.some((one, at) => spots.slice(at + 1).some((other) => Math.hypot(one.x - other.x, one.y - other.y) < 2 * radius + 3))
    if (!isTight || radius <= SMALLEST) return { spots, sectors: [], radius, centre, reach: { x, y } }
  }
}
