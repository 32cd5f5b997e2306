import type { Box } from '../map/view'

/** Longitude and latitude. */
export type Position = readonly number[]

/** A region's outline: polygons of rings, as GeoJSON has them. */
export interface Shape {
  type: 'MultiPolygon'
  coordinates: Position[][][]
}

const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1])
const isRing = (value: unknown): value is Position[] => Array.isArray(value) && value.length >= 4 && value.every(isPosition)
const isPolygon = (value: unknown): value is Position[][] => Array.isArray(value) && value.length > 0 && value.every(isRing)

/** A GeoJSON polygon, multipolygon or feature of one; nothing for anything else. */
export function readShape(value: unknown): Shape | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { type, coordinates, geometry } = value as { type?: unknown; coordinates?: unknown; geometry?: unknown }
  if (type === 'Feature') return readShape(geometry)
  if (type === 'Polygon' && isPolygon(coordinates)) return { type: 'MultiPolygon', coordinates: [coordinates] }
  if (type === 'MultiPolygon' && Array.isArray(coordinates) && coordinates.length > 0 && coordinates.every(isPolygon)) return { type, coordinates }
  return undefined
}

/** What the map can show. Islands beyond (Réunion, Guyane) do not make all of it small. Degrees. */
const WINDOW: Box = { west: -32, south: 26, east: 62, north: 73 }

const isNear = ([lon = NaN, lat = NaN]: Position) => lon >= WINDOW.west && lon <= WINDOW.east && lat >= WINDOW.south && lat <= WINDOW.north

/** The box that holds all points in and around Europe. */
export function boxOfPoints(points: Iterable<Position>): Box | undefined {
  let box: Box | undefined
  for (const point of points) {
    if (!isNear(point)) continue
    const [lon = 0, lat = 0] = point
    box ??= { west: lon, east: lon, south: lat, north: lat }
    box = { west: Math.min(box.west, lon), east: Math.max(box.east, lon), south: Math.min(box.south, lat), north: Math.max(box.north, lat) }
  }
  return box
}

/** A box with some room around it, and never so small that nothing around it is seen. Degrees. */
export function withRoom({ west, south, east, north }: Box): Box {
  const x = Math.max((east - west) * 0.06, 0.4)
  const y = Math.max((north - south) * 0.06, 0.3)
  return { west: west - x, east: east + x, south: south - y, north: north + y }
}
