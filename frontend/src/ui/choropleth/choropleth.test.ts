import { geoArea } from 'd3-geo'
import { describe, expect, test } from 'vitest'
import { classesOf, classOf, keyValues, symbolRadius, toneOf } from './classes'
import { overlap } from '../marks/place-text'
import { placeNames } from './names'
import { rewound } from './rewind'
import { boxOfPoints, readShape, withRoom } from './shape'

describe('classes', () => {
  test('hold about as many values each, and every value is in one', () => {
    const values = Array.from({ length: 23 }, (_, at) => (at * 37) % 101)
    const classes = classesOf(values)
    expect(classes).toHaveLength(5)
    for (const { from, to } of classes) {
      const held = values.filter((value) => value >= from && value <= to).length
      expect(held).toBeGreaterThanOrEqual(4)
      expect(held).toBeLessThanOrEqual(5)
    }
    for (const value of values) expect(classOf(value, classes)).toBeDefined()
  })

  test('never part equal values', () => {
    const classes = classesOf([0, 0, 0, 0, 0, 0, 0, 3, 9])
    expect(classes.filter(({ from, to }) => from <= 0 && to >= 0)).toHaveLength(1)
    for (const [at, one] of classes.slice(1).entries()) expect(one.from).toBeGreaterThan(classes[at]?.to ?? 0)
  })

  test('are none without values and one for a single value', () => {
    expect(classesOf([])).toEqual([])
    expect(classesOf([4])).toEqual([{ at: 0, from: 4, to: 4 }])
    expect(classOf(null, classesOf([4]))).toBeUndefined()
  })

  test('go from the lightest to the darkest colour', () => {
    expect([0, 1, 2, 3, 4].map((at) => toneOf(at, 5))).toEqual([1, 2, 3, 4, 5])
    expect([0, 1, 2].map((at) => toneOf(at, 3))).toEqual([1, 3, 5])
    expect(toneOf(0, 1)).toBe(3)
  })
})

describe('circles', () => {
  test('have an area that stands for the value', () => {
    expect(symbolRadius(100, 100) / symbolRadius(25, 100)).toBeCloseTo(2, 9)
    expect(symbolRadius(0, 100)).toBe(0)
    expect(symbolRadius(1, 100_000)).toBeGreaterThan(2)
  })

  test('are explained by round numbers that the map reaches', () => {
    expect(keyValues(87)).toEqual([50, 13])
    expect(keyValues(3)).toEqual([2])
    expect(keyValues(0)).toEqual([])
  })
})

describe('outlines', () => {
  const square = (west: number, south: number, side: number) => [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ]
  // As RFC 7946 winds them: outer rings against the clock, holes with it.
  const outer = square(10, 45, 4)
  const hole = square(11, 46, 1).toReversed()

  test('are read from polygons, multipolygons and features', () => {
    const polygon = { type: 'Polygon', coordinates: [outer] }
    expect(readShape(polygon)).toEqual({ type: 'MultiPolygon', coordinates: [[outer]] })
    expect(readShape({ type: 'Feature', geometry: polygon })).toEqual(readShape(polygon))
    expect(readShape({ type: 'MultiPolygon', coordinates: [[outer]] })).toEqual(readShape(polygon))
  })

  test.each([null, 7, {}, { type: 'Point', coordinates: [1, 2] }, { type: 'Polygon', coordinates: [] }, { type: 'Polygon', coordinates: [[[1, 2]]] }, { type: 'Polygon', coordinates: [[['a', 'b'], [], [], []]] }])('%j is none', (value) => {
    expect(readShape(value)).toBeUndefined()
  })

  test.each([
    ['as RFC 7946 winds them', outer, hole],
    ['the other way round', outer.toReversed(), hole.toReversed()],
    ['mixed', outer, hole.toReversed()],
  ])('cover the same small part of the earth, %s', (_, one, other) => {
    const shape = readShape({ type: 'Polygon', coordinates: [one, other] })
    if (!shape) throw new Error('the polygon is not read')
    const area = geoArea(rewound(shape))
    expect(area).toBeGreaterThan(0)
    expect(area).toBeLessThan(0.01)
    const whole = readShape({ type: 'Polygon', coordinates: [one] })
    expect(area).toBeLessThan(geoArea(rewound(whole ?? shape)))
  })

  test('islands far away do not make the map small', () => {
    const box = boxOfPoints([[2, 48], [5, 43], [55.5, -21]])
    expect(box).toEqual({ west: 2, east: 5, south: 43, north: 48 })
    expect(boxOfPoints([])).toBeUndefined()
  })

  test('a single point has some country around it', () => {
    const { west, east, south, north } = withRoom({ west: 12, east: 12, south: 45, north: 45 })
    expect(east - west).toBeGreaterThan(0.5)
    expect(north - south).toBeGreaterThan(0.5)
  })
})

test('names stand on no other name, on no circle and in the frame; the first ones win', () => {
  const marks = Array.from({ length: 40 }, (_, at) => ({ key: `${at}`, label: `Región ${at}`, x: 20 + ((at * 53) % 280), y: 15 + ((at * 31) % 270), radius: at % 4 === 0 ? 0 : (at % 7) * 3 }))
  const names = placeNames(marks, { width: 300, height: 300 })
  expect(names.length).toBeGreaterThan(5)
  expect(names.length).toBeLessThan(40)
  for (const [at, { rect, key }] of names.entries()) {
    expect(names.slice(at + 1).some((other) => overlap(other.rect, rect))).toBe(false)
    const covered = marks.filter(({ x, y, radius }) => radius > 0 && overlap(rect, { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }))
    expect(covered.map((mark) => `${key} covers ${mark.key}`)).toEqual([])
    expect(rect.left).toBeGreaterThanOrEqual(0)
    expect(rect.right).toBeLessThanOrEqual(300)
  }
})

test('the name of an outline stands inside it, in two lines if need be, or not at all', () => {
  const mark = { key: 'a', label: 'Castilla-La Mancha', x: 150, y: 150, radius: 0 }
  const frame = { width: 300, height: 300 }
  expect(placeNames([{ ...mark, width: 200 }], frame)[0]?.lines).toEqual(['Castilla-La Mancha'])
  expect(placeNames([{ ...mark, width: 80 }], frame)[0]?.lines).toEqual(['Castilla-La', 'Mancha'])
  expect(placeNames([{ ...mark, width: 30 }], frame)).toEqual([])
})
