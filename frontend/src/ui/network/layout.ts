import type { Frame } from '../marks/place-text'

/** A node with its place in a drawing. Pixels; the number is its place in the list, from 1. */
interface Spot {
  key: string
  group: number
  number: number
  x: number
  y: number
}

interface Sector {
  key: string
  /** Angles in radians, clockwise from the top. */
  from: number
  to: number
}

export interface Layout {
  spots: Spot[]
  sectors: Sector[]
  /** Half the size of a node. */
  radius: number
  centre: { x: number; y: number }
  /** The ellipse that holds all nodes. */
  reach: { x: number; y: number }
}

/** Half a target of 24 px; crowds get smaller ones, as each node is a link in the list too. */
const LARGEST = 12
const SMALLEST = 6
/** Room outside the nodes for names. */
const MARGIN = { x: 24, y: 40 }
/** Room for names beside the nodes, where the frame is wide. */
const BESIDE = 110
/** How much wider than high the drawing gets. */
const STRETCH = 2.1
const TURN = 2 * Math.PI

/** Angle of each group: by its number of nodes, and never nothing, so that a missing helix is seen. */
function sectorsOf(groups: readonly { key: string; count: number }[]): Sector[] {
  const weights = groups.map(({ count }) => count + 1.5)
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  // A first sector that is centred on the right side leaves top and bottom to the others.
  let at = groups.length === 2 ? 0 : -(TURN * (weights[0] ?? 0)) / all / 2 + TURN / 8
  return groups.map(({ key }, index) => {
    const from = at
    at += (TURN * (weights[index] ?? 0)) / all
    return { key, from, to: at }
  })
}

/** How many nodes a ring takes within a sector. */
const room = (angle: number, ring: number, gap: number) => Math.floor((angle * ring) / gap)

/** Shares `count` nodes out to the outermost rings that hold them, in proportion to their length. */
function share(count: number, angle: number, rings: readonly number[], gap: number): number[] | undefined {
  for (let used = 1; used <= rings.length; used += 1) {
    const rooms = rings.slice(0, used).map((ring) => room(angle, ring, gap))
    const all = rooms.reduce((sum, one) => sum + one, 0)
    if (all < count) continue
    let left = count
    let leftRoom = all
    return rooms.map((one) => {
      const taken = leftRoom === 0 ? 0 : Math.min(one, Math.ceil((left * one) / leftRoom))
      left -= taken
      leftRoom -= one
      return taken
    })
  }
  return undefined
}

const ringsOf = (reach: number, inner: number, gap: number) => {
  const rings: number[] = []
  for (let ring = reach; ring >= inner; ring -= gap) rings.push(ring)
  return rings.length > 0 ? rings : [reach]
}

interface Wanted {
  groups: readonly { key: string; nodes: readonly string[] }[]
  frame: Frame
  /** Half the height of what stands in the middle. */
  core: number
}

/** Groups as sectors around the middle, their nodes on rings from the outside in. The same input gives the same drawing. */
export function layOut({ groups, frame, core }: Wanted): Layout {
  const centre = { x: frame.width / 2, y: frame.height / 2 }
  const y = Math.max(1, centre.y - MARGIN.y)
  const x = Math.min(STRETCH * y, Math.max(centre.x - BESIDE - MARGIN.x, Math.min(y, centre.x - MARGIN.x)))
  const reach = Math.min(x, y)
  const sectors = sectorsOf(groups.map(({ key, nodes }) => ({ key, count: nodes.length })))
  for (let radius = LARGEST; ; radius -= 1) {
    const gap = 2 * radius + 6
    const rings = ringsOf(reach, core + radius + 8, gap)
    const shares = groups.map(({ nodes }, at) => share(nodes.length, (sectors[at]?.to ?? 0) - (sectors[at]?.from ?? 0), rings, gap))
    if (shares.includes(undefined) && radius > SMALLEST) continue
    let number = 0
    const spots = groups.flatMap(({ nodes }, group) => {
      const { from = 0, to = 0 } = sectors[group] ?? {}
      // A crowd beyond all rings: the outermost one takes what is left, closer together.
      const counts = shares[group] ?? [nodes.length]
      const places = counts.flatMap((count, ring) => Array.from({ length: count }, (_, at) => ({ ring, angle: from + ((to - from) * (at + 0.5)) / count })))
      return nodes.map((key, at): Spot => {
        const { ring, angle } = places[at] ?? { ring: 0, angle: from }
        const distance = (rings[ring] ?? reach) / reach
        number += 1
        return { key, group, number, x: centre.x + Math.sin(angle) * x * distance, y: centre.y - Math.cos(angle) * y * distance }
      })
    })
    return { spots, sectors, radius, centre, reach: { x, y } }
  }
}
