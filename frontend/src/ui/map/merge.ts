import { diameterOf } from './diameter'
import { pixelOf, type Box, type MapView, type Size } from './view'

/** Things the server gathered at one point. */
export interface Gathered {
  key: string
  lat: number
  lon: number
  count: number
  bounds: Box
}

/** A marker on the map: one cluster of the server, or several that would cover each other. */
export type Merged<C extends Gathered> = Gathered & { x: number; y: number; only: C | undefined }

const unite = (a: Box, b: Box): Box => ({
  west: Math.min(a.west, b.west),
  south: Math.min(a.south, b.south),
  east: Math.max(a.east, b.east),
  north: Math.max(a.north, b.north),
})

/** Room between two markers, so that rounding never lets them touch. Pixels. */
const ROOM = 2

/** Targets are squares to a finger and to the rule (WCAG 2.5.8), even where their drawing is round. */
const touch = <C extends Gathered>(a: Merged<C>, b: Merged<C>) =>
  Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) < (diameterOf(a.count) + diameterOf(b.count)) / 2 + ROOM

/** Moves a marker that the edge of the map would cut just as far as needed. */
function inside<C extends Gathered>(marker: Merged<C>, { width, height }: Size): Merged<C> {
  const radius = diameterOf(marker.count) / 2 + 1
  return { ...marker, x: Math.min(width - radius, Math.max(radius, marker.x)), y: Math.min(height - radius, Math.max(radius, marker.y)) }
}

/** One round of joining each marker to the first larger one it touches. */
function join<C extends Gathered>(markers: readonly Merged<C>[]): Merged<C>[] {
  const joined: Merged<C>[] = []
  for (const marker of markers) {
    const host = joined.find((other) => touch(other, marker))
    if (host) {
      host.count += marker.count
      host.bounds = unite(host.bounds, marker.bounds)
      host.only = undefined
    } else {
      joined.push(marker)
    }
  }
  return joined
}

/** The server gathers by a grid of the earth; what still overlaps on this screen becomes one, so that each marker can be hit. Largest first. */
export function mergeOverlaps<C extends Gathered>(clusters: readonly C[], view: MapView, size: Size): Merged<C>[] {
  let markers = clusters
    .toSorted((a, b) => b.count - a.count || a.key.localeCompare(b.key))
    .map((cluster): Merged<C> => {
      const [x, y] = pixelOf(view, size, cluster.lat, cluster.lon)
      const { key, lat, lon, count, bounds } = cluster
      return { key, lat, lon, count, bounds, x, y, only: cluster }
    })
    .filter(({ x, y }) => x >= 0 && y >= 0 && x <= size.width && y <= size.height)
  // A marker that took others in has grown, and may touch a neighbour now.
  for (let before = Infinity; markers.length < before; ) {
    before = markers.length
    markers = join(markers.map((marker) => inside(marker, size)))
  }
  return markers
}
