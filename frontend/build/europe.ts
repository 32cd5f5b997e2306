import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { geoMercator, geoPath, type GeoContext, type GeoPermissibleObjects } from 'd3-geo'
import { merge, mesh } from 'topojson-client'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import type { Plugin } from 'vite'

/** What the map can show: Europe with the southern shore of the Mediterranean. Degrees. */
const WINDOW = { west: -34, south: 24, east: 66, north: 75 }
/** Units of the whole world, east to west: as fine as the shapes themselves (0.003 degrees). */
const WORLD = 2 ** 17

const projection = geoMercator()
  .scale(WORLD / (2 * Math.PI))
  .translate([WORLD / 2, WORLD / 2])
  .precision(0)
const corner = (lon: number, lat: number) => projection([lon, lat]) ?? [0, 0]
projection.clipExtent([corner(WINDOW.west, WINDOW.north), corner(WINDOW.east, WINDOW.south)])

/** Writes the outline in whole units, each point by its distance from the one before: short, and quick to read. */
class Outline implements GeoContext {
  text = ''
  #x = 0
  #y = 0
  #start: [number, number] = [0, 0]

  moveTo(x: number, y: number) {
    this.#step('m', x, y)
    this.#start = [this.#x, this.#y]
  }

  lineTo(x: number, y: number) {
    this.#step('l', x, y)
  }

  /** The next distance counts from where the outline began. */
  closePath() {
    this.text += 'z'
    ;[this.#x, this.#y] = this.#start
  }

  beginPath() {
    this.text = ''
  }

  arc() {
    throw new Error('Countries have no arcs')
  }

  #step(letter: 'm' | 'l', wholeX: number, wholeY: number) {
    const [x, y] = [Math.round(wholeX), Math.round(wholeY)]
    const [dx, dy] = [x - this.#x, y - this.#y]
    if (letter === 'l' && dx === 0 && dy === 0) return
    this.text += `${letter}${dx}${dy < 0 ? '' : ' '}${dy}`
    this.#x = x
    this.#y = y
  }
}

function outlineOf(shape: GeoPermissibleObjects): string {
  const outline = new Outline()
  geoPath(projection, outline)(shape)
  // A letter that repeats need not be written again.
  return outline.text.replace(/(?<=l[-\d ]+)l(-)|(?<=l[-\d ]+)l/g, (_, minus: string | undefined) => (minus ? '-' : ' '))
}

/** `virtual:europe`: coasts and borders of Natural Earth (npm `world-atlas`, 1:50m), projected and cut to Europe while building. */
export function europe(): Plugin {
  const path = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json')
  return {
    name: 'rialto:europe',
    resolveId: (id) => (id === 'virtual:europe' ? '\0virtual:europe' : null),
    load(id) {
      if (id !== '\0virtual:europe') return null
      const world = JSON.parse(readFileSync(path, 'utf8')) as Topology
      const countries = world.objects['countries'] as GeometryCollection
      const coast = outlineOf(merge(world, countries.geometries as (Polygon | MultiPolygon)[]))
      const borders = outlineOf(mesh(world, countries, (a, b) => a !== b))
      return `export default ${JSON.stringify({ world: WORLD, coast, borders })}`
    },
  }
}
