import { describe, expect, test } from 'vitest'
import { arrowHead, before, leaveBox } from './edges'
import { overlap, type Frame, type Rect } from '../marks/place-text'
import { placeWords } from './labels'
import { layOut } from './layout'

const NAMES = ['government', 'business', 'academia', 'civil society']
const members = (...counts: number[]) =>
  counts.map((count, group) => ({ key: NAMES[group] ?? `${group}`, nodes: Array.from({ length: count }, (_, at) => `${group}-${at}`) }))
const FRAMES: Frame[] = [
  { width: 288, height: 320 },
  { width: 600, height: 360 },
  { width: 1100, height: 420 },
]
const CROWDS = [members(3, 4, 2, 3), members(5), members(2, 1), members(0, 12, 0, 1), members(1, 0, 0, 0), members(9, 14, 4, 17), members(30, 30, 30, 30)]
const cases = FRAMES.flatMap((frame) => CROWDS.map((groups) => ({ frame, groups, name: `${groups.map(({ nodes }) => nodes.length).join(', ')} nodes in ${frame.width} px` })))

const core = (frame: Frame): Rect => ({ left: frame.width / 2 - 50, right: frame.width / 2 + 50, top: frame.height / 2 - 20, bottom: frame.height / 2 + 20 })

describe.each(cases)('$name', ({ frame, groups }) => {
  const layout = layOut({ groups, frame, core: 50 })

  test('every node has a place of its own inside the frame', () => {
    expect(layout.spots.map(({ key }) => key)).toEqual(groups.flatMap(({ nodes }) => nodes))
    for (const [at, one] of layout.spots.entries()) {
      expect(one.x).toBeGreaterThan(layout.radius)
      expect(one.x).toBeLessThan(frame.width - layout.radius)
      expect(one.y).toBeGreaterThan(layout.radius)
      expect(one.y).toBeLessThan(frame.height - layout.radius)
      for (const other of layout.spots.slice(at + 1)) {
        expect(Math.hypot(one.x - other.x, one.y - other.y), `${one.key} and ${other.key}`).toBeGreaterThanOrEqual(2 * layout.radius)
      }
    }
  })

  test('no word stands on another, on a node or outside', () => {
    const labels = new Map(layout.spots.map(({ key, number }) => [key, number % 3 === 0 ? 'Università Ca’ Foscari Venezia' : `Comune ${key}`]))
    const words = placeWords({ layout, groups: groups.map(({ key }) => ({ key, label: key })), labels, frame, core: core(frame) })
    const rects = [...words.groups, ...words.nodes].map(({ rect }) => rect)
    for (const [at, one] of rects.entries()) {
      expect(one.left).toBeGreaterThanOrEqual(0)
      expect(one.right).toBeLessThanOrEqual(frame.width)
      expect(rects.slice(at + 1).some((other) => overlap(one, other))).toBe(false)
      expect(overlap(one, core(frame))).toBe(false)
    }
    expect(words.groups.length + words.nodes.length).toBeGreaterThan(0)
  })
})

test('a few nodes on a wide drawing are all named', () => {
  const groups = members(3, 4, 2, 3)
  const frame = { width: 600, height: 360 }
  const layout = layOut({ groups, frame, core: 50 })
  const labels = new Map(layout.spots.map(({ key }) => [key, 'Comune di Venezia']))
  const words = placeWords({ layout, groups: groups.map(({ key }) => ({ key, label: key })), labels, frame, core: core(frame) })
  expect(words.groups).toHaveLength(4)
  expect(words.nodes).toHaveLength(12)
})

test('a group without nodes keeps a sector', () => {
  const { sectors } = layOut({ groups: members(4, 0, 4, 4), frame: { width: 600, height: 360 }, core: 20 })
  expect(sectors).toHaveLength(4)
  for (const { from, to } of sectors) expect(to).toBeGreaterThan(from)
  expect((sectors.at(-1)?.to ?? 0) - (sectors[0]?.from ?? 0)).toBeCloseTo(2 * Math.PI, 9)
})

test('a line leaves a box at its edge', () => {
  const box = { left: -10, right: 10, top: -5, bottom: 5 }
  expect(leaveBox(box, { x: 100, y: 0 })).toEqual({ x: 10, y: 0 })
  expect(leaveBox(box, { x: 0, y: -100 })).toEqual({ x: 0, y: -5 })
  expect(leaveBox(box, { x: 100, y: 50 })).toEqual({ x: 10, y: 5 })
})

test('a line ends before the node it leads to', () => {
  expect(before({ x: 0, y: 0 }, { x: 100, y: 0 }, 16)).toEqual({ x: 84, y: 0 })
  expect(before({ x: 0, y: 0 }, { x: 0, y: 0 }, 16)).toEqual({ x: 0, y: 0 })
})

test('an arrow points along its line', () => {
  const [tip = '', ...corners] = arrowHead({ x: 0, y: 0 }, { x: 50, y: 0 }).replaceAll(/[MZ]/g, '').split('L')
  expect(tip).toBe('50 0')
  for (const corner of corners) expect(Number(corner.split(' ')[0])).toBeLessThan(50)
})
