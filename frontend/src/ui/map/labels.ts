import { pixelOf, type MapView, type Size } from './view'

/** A name at a place. */
export interface MapLabel {
  key: string
  lat: number
  lon: number
  text: string
}

export interface PlacedLabel extends MapLabel {
  x: number
  y: number
}

/** Rough width of a letter and height of a line of the label face, in pixels: enough to keep names apart. */
const LETTER = 6.4
const LINE = 15

/** The names that fit: in the order given, each only where no earlier one stands. */
export function placeLabels(labels: readonly MapLabel[], view: MapView, size: Size): PlacedLabel[] {
  const placed: (PlacedLabel & { half: number })[] = []
  for (const label of labels) {
    const [x, y] = pixelOf(view, size, label.lat, label.lon)
    const half = (label.text.length * LETTER) / 2 + 4
    if (x < half || x > size.width - half || y < LINE || y > size.height - LINE) continue
    const isFree = placed.every((other) => Math.abs(other.x - x) > other.half + half || Math.abs(other.y - y) > LINE + 4)
    if (isFree) placed.push({ ...label, x, y, half })
  }
  return placed
}
