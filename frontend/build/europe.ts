import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { feature } from 'topojson-client'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import type { Plugin } from 'vite'

type Land = Polygon | MultiPolygon
type Ring = number[][]

/** What the map can show: Europe with the southern shore of the Mediterranean. Degrees. */
const WINDOW = { west: -32, south: 26, east: 62, north: 73 }

const inWindow = (ring: Ring) => {
  const lons = ring.map(([lon = 0]) => lon)
  const lats = ring.map(([, lat = 0]) => lat)
  return (
    Math.max(...lons) >= WINDOW.west &&
    Math.min(...lons) <= WINDOW.east &&
    Math.max(...lats) >= WINDOW.south &&
    Math.min(...lats) <= WINDOW.north
  )
}

/** Keeps the polygons that touch the window, and only the arcs they need. */
function cutOut(world: Topology): Topology {
  const countries = world.objects['countries'] as GeometryCollection<{ name: string }>
  const kept = countries.geometries.flatMap((geometry) => {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return []
    const drawnFeature = feature(world, geometry)
    if (drawnFeature.type !== 'Feature') return []
    const shape = drawnFeature.geometry
    const drawn = shape.type === 'Polygon' ? [shape.coordinates] : shape.type === 'MultiPolygon' ? shape.coordinates : []
    const source = (geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs) as number[][][]
    const arcs = source.filter((_, at) => inWindow((drawn[at]?.[0] ?? []) as Ring))
    return arcs.length > 0 ? [{ type: 'MultiPolygon', id: geometry.id, arcs } as unknown as Land] : []
  })
  const used = new Map<number, number>()
  const renumber = (arc: number): number => {
    const plain = arc < 0 ? ~arc : arc
    if (!used.has(plain)) used.set(plain, used.size)
    const next = used.get(plain) ?? 0
    return arc < 0 ? ~next : next
  }
  const geometries = kept.map((land) => ({
    ...land,
    arcs: (land.arcs as unknown as number[][][]).map((polygon) => polygon.map((ring) => ring.map(renumber))),
  }))
  const arcs = [...used.keys()].map((at) => world.arcs[at] ?? [])
  return { ...world, arcs, objects: { countries: { type: 'GeometryCollection', geometries: geometries as never } } }
}

/** `virtual:europe`: country shapes of Natural Earth (npm `world-atlas`, 1:50m), cut to Europe while building. */
export function europe(): Plugin {
  const path = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json')
  return {
    name: 'rialto:europe',
    resolveId: (id) => (id === 'virtual:europe' ? '\0virtual:europe' : null),
    load(id) {
      if (id !== '\0virtual:europe') return null
      const cut = cutOut(JSON.parse(readFileSync(path, 'utf8')) as Topology)
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(cut))})`
    },
  }
}
