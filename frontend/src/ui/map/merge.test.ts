import { expect, test } from 'vitest'
import { diameterOf } from './diameter'
import { mergeOverlaps } from './merge'
import { pixelOf } from './view'

const size = { width: 800, height: 600 }
const view = { lat: 47, lon: 12, zoom: 5 }
const at = (key: string, lat: number, lon: number, count: number) => ({ key, lat, lon, count, bounds: { west: lon, east: lon, south: lat, north: lat } })

test('markers that would cover each other become one, where the largest stands', () => {
  const [merged, ...rest] = mergeOverlaps([at('a', 47, 12, 3), at('b', 47.1, 12.2, 5)], view, size)
  expect(rest).toEqual([])
  expect(merged).toMatchObject({ key: 'b', count: 8, bounds: { west: 12, east: 12.2, south: 47, north: 47.1 }, only: undefined })
})

test('markers with room between them stay as the server gathered them', () => {
  const merged = mergeOverlaps([at('a', 47, 12, 1), at('b', 44, 8, 1)], view, size)
  expect(merged.map(({ only }) => only?.key)).toEqual(['a', 'b'])
})

test('no two markers of a crowd overlap, and none is lost', () => {
  const crowd = Array.from({ length: 300 }, (_, index) => at(String(index), 40 + ((index * 37) % 120) / 10, 2 + ((index * 53) % 200) / 10, 1 + ((index * 7) % 40)))
  const merged = mergeOverlaps(crowd, view, size)
  const visible = crowd.filter(({ lat, lon }) => {
    const [x, y] = pixelOf(view, size, lat, lon)
    return x >= 0 && y >= 0 && x <= size.width && y <= size.height
  })
  expect(merged.length).toBeGreaterThan(5)
  expect(merged.reduce((sum, { count }) => sum + count, 0)).toBe(visible.reduce((sum, { count }) => sum + count, 0))
  for (const [index, one] of merged.entries()) {
    for (const other of merged.slice(index + 1)) {
      expect(Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y))).toBeGreaterThanOrEqual((diameterOf(one.count) + diameterOf(other.count)) / 2)
    }
  }
})
