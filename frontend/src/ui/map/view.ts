/** Where a map looks: centre in degrees, zoom as powers of two (0 = the whole world in 256 px). */
export interface MapView {
  lat: number
  lon: number
  zoom: number
}

export interface Box {
  west: number
  south: number
  east: number
  north: number
}

export interface Size {
  width: number
  height: number
}

export const MIN_ZOOM = 2
export const MAX_ZOOM = 11
/** Beyond this the shapes (1:50m) no longer help, and Mercator runs away. */
const LAT_LIMIT = 75
const LON_LIMIT = { west: -32, east: 62 }
/** The part of Europe a first look shows. */
export const EUROPE: Box = { west: -10.5, south: 35, east: 30, north: 61 }

const TILE = 256
const radians = (degrees: number) => (degrees * Math.PI) / 180
const degrees = (angle: number) => (angle * 180) / Math.PI
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

/** Pixels of the whole world at a zoom. */
export const worldSize = (zoom: number) => TILE * 2 ** zoom

/** Web Mercator, as fractions of the world from its north-west corner. */
function toWorld(lat: number, lon: number): [number, number] {
  const y = Math.log(Math.tan(Math.PI / 4 + radians(clamp(lat, -85, 85)) / 2))
  return [(lon + 180) / 360, 0.5 - y / (2 * Math.PI)]
}

function fromWorld(x: number, y: number): { lat: number; lon: number } {
  return { lat: degrees(2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - Math.PI / 2), lon: x * 360 - 180 }
}

/** Keeps a view where there is something to see. */
export function within({ lat, lon, zoom }: MapView): MapView {
  return {
    lat: clamp(lat, 26, LAT_LIMIT - 2),
    lon: clamp(lon, LON_LIMIT.west, LON_LIMIT.east),
    zoom: clamp(zoom, MIN_ZOOM, MAX_ZOOM),
  }
}

/** Pixel of a place on a map of this size. */
export function pixelOf(view: MapView, { width, height }: Size, lat: number, lon: number): [number, number] {
  const world = worldSize(view.zoom)
  const [cx, cy] = toWorld(view.lat, view.lon)
  const [x, y] = toWorld(lat, lon)
  return [(x - cx) * world + width / 2, (y - cy) * world + height / 2]
}

/** The view after moving by some pixels. */
export function moved(view: MapView, dx: number, dy: number): MapView {
  const world = worldSize(view.zoom)
  const [cx, cy] = toWorld(view.lat, view.lon)
  return within({ ...fromWorld(cx + dx / world, cy + dy / world), zoom: view.zoom })
}

/** What the map shows, in degrees. */
export function boxOf(view: MapView, { width, height }: Size): Box {
  const world = worldSize(view.zoom)
  const [cx, cy] = toWorld(view.lat, view.lon)
  const nw = fromWorld(cx - width / 2 / world, cy - height / 2 / world)
  const se = fromWorld(cx + width / 2 / world, cy + height / 2 / world)
  return { west: Math.max(-180, nw.lon), south: se.lat, east: Math.min(180, se.lon), north: nw.lat }
}

/** The closest view that shows all of a box. */
export function viewOf(box: Box, { width, height }: Size, most = MAX_ZOOM): MapView {
  const [west, north] = toWorld(box.north, box.west)
  const [east, south] = toWorld(box.south, box.east)
  const span = Math.min(width / Math.max(east - west, 1e-6), height / Math.max(south - north, 1e-6))
  const centre = fromWorld((west + east) / 2, (north + south) / 2)
  return within({ ...centre, zoom: Math.min(most, Math.log2(span / TILE)) })
}

/** "47.52,12.13,4.2" as a view; nothing for anything else. */
export function readView(text: string | undefined): MapView | undefined {
  const parts = text?.split(',').map(Number) ?? []
  const [lat, lon, zoom] = parts
  if (parts.length !== 3 || lat === undefined || lon === undefined || zoom === undefined || parts.some(Number.isNaN)) return undefined
  return within({ lat, lon, zoom })
}

export function writeView({ lat, lon, zoom }: MapView): string {
  const digits = zoom > 7 ? 3 : 2
  return `${Number(lat.toFixed(digits))},${Number(lon.toFixed(digits))},${Number(zoom.toFixed(2))}`
}

/** Steps of a box's edges, in degrees, so that small movements ask the server the same question again. */
export function roundedBox({ west, south, east, north }: Box, zoom: number): Box {
  const step = 360 / worldSize(zoom) * 16
  const down = (value: number) => Number((Math.floor(value / step) * step).toFixed(4))
  const up = (value: number) => Number((Math.ceil(value / step) * step).toFixed(4))
  return { west: Math.max(-180, down(west)), south: Math.max(-90, down(south)), east: Math.min(180, up(east)), north: Math.min(90, up(north)) }
}
