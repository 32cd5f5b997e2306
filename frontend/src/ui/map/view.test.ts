import { geoMercator } from 'd3-geo'
import { describe, expect, test } from 'vitest'
import { placeLabels } from './labels'
import { boxOf, EUROPE, MAX_ZOOM, moved, pixelOf, readView, roundedBox, viewOf, worldSize, writeView } from './view'

const size = { width: 800, height: 600 }
const view = { lat: 47, lon: 12, zoom: 5 }

test('places stand where the land below them is drawn', () => {
  const drawn = geoMercator()
    .center([view.lon, view.lat])
    .scale(worldSize(view.zoom) / (2 * Math.PI))
    .translate([size.width / 2, size.height / 2])([23.7, 38])
  const placed = pixelOf(view, size, 38, 23.7)
  expect(placed[0]).toBeCloseTo(drawn?.[0] ?? 0, 6)
  expect(placed[1]).toBeCloseTo(drawn?.[1] ?? 0, 6)
})

test('the corners of the box are the corners of the map', () => {
  const box = boxOf(view, size)
  expect(pixelOf(view, size, box.north, box.west).map(Math.round)).toEqual([0, 0])
  expect(pixelOf(view, size, box.south, box.east).map(Math.round)).toEqual([800, 600])
})

test('all of Europe fits on a phone and on a screen', () => {
  for (const { width, height } of [{ width: 288, height: 350 }, size]) {
    const box = boxOf(viewOf(EUROPE, { width, height }), { width, height })
    expect(box.west).toBeLessThanOrEqual(EUROPE.west + 1e-6)
    expect(box.north).toBeGreaterThanOrEqual(EUROPE.north - 1e-6)
    expect(box.east).toBeGreaterThanOrEqual(EUROPE.east - 1e-6)
    expect(box.south).toBeLessThanOrEqual(EUROPE.south + 1e-6)
  }
})

test('a box of one point is looked at from as near as the map goes', () => {
  expect(viewOf({ west: 12, east: 12, south: 47, north: 47 }, size).zoom).toBe(MAX_ZOOM)
})

test('moving east and back ends where it began', () => {
  const there = moved(view, 100, 50)
  expect(there.lon).toBeGreaterThan(view.lon)
  expect(there.lat).toBeLessThan(view.lat)
  const back = moved(there, -100, -50)
  expect(back.lon).toBeCloseTo(view.lon, 9)
  expect(back.lat).toBeCloseTo(view.lat, 9)
})

test('nobody can leave the map', () => {
  expect(moved(view, 1e6, -1e6)).toEqual({ lat: 73, lon: 62, zoom: 5 })
})

describe('the view in the address', () => {
  test('is read back as it was written', () => {
    expect(readView(writeView({ lat: 41.1234, lon: -8.6, zoom: 6.5 }))).toEqual({ lat: 41.12, lon: -8.6, zoom: 6.5 })
  })

  test.each(['', 'a,b,c', '1,2', '1,2,3,4'])('%j is not a view', (text) => {
    expect(readView(text)).toBeUndefined()
  })
})

test('a rounded box holds the box', () => {
  const box = boxOf(view, size)
  const rounded = roundedBox(box, view.zoom)
  expect(rounded.west).toBeLessThanOrEqual(box.west)
  expect(rounded.south).toBeLessThanOrEqual(box.south)
  expect(rounded.east).toBeGreaterThanOrEqual(box.east)
  expect(rounded.north).toBeGreaterThanOrEqual(box.north)
})

test('names never stand on each other, and the first one wins', () => {
  const labels = [
    { key: 'a', lat: 47, lon: 12, text: 'Tirol' },
    { key: 'b', lat: 47.01, lon: 12.01, text: 'Salzburg' },
    { key: 'c', lat: 44, lon: 8, text: 'Liguria' },
    { key: 'd', lat: 0, lon: 0, text: 'elsewhere' },
  ]
  expect(placeLabels(labels, view, size).map(({ key }) => key)).toEqual(['a', 'c'])
})
