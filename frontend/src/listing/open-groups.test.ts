// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { codes, places, words } from './keys'
import { facetsAsked, forgetGroups, isGroupOpen, useGroups } from './open-groups'

const list = {
  path: '/kites',
  keys: {
    colour: words('colours', ['RED'], { title: 'filter.area', facet: 'COLOUR', isOpen: true }),
    where: places('regions', { title: 'filter.country', facet: 'COUNTRY' }),
    maker: codes('makers', { facet: 'MAKER' }),
    tag: codes('tags'),
  },
}

beforeEach(forgetGroups)

test('counts are asked for what is open and for what is chosen, and for nothing else', () => {
  expect(facetsAsked(list, {})).toEqual(['COLOUR'])
  expect(facetsAsked(list, { where: ['ES'], maker: ['x'], tag: ['y'] } as object)).toEqual(['COLOUR', 'COUNTRY', 'MAKER'])
})

test('what the reader opens is asked for from then on, by the page and by its loader', () => {
  const { result } = renderHook(() => useGroups('/kites'))
  act(() => result.current('where', true))
  expect(facetsAsked(list, {})).toEqual(['COLOUR', 'COUNTRY'])
  expect(facetsAsked({ ...list, path: '/other' }, {})).toEqual(['COLOUR'])
})

test('a group that was closed stays closed, and its count is asked for only where something in it is chosen', () => {
  const { result } = renderHook(() => useGroups('/kites'))
  act(() => result.current('colour', false))
  expect(facetsAsked(list, {})).toEqual([])
  const search = { colour: ['RED'] } as object
  expect(isGroupOpen(list, search, 'colour')).toBe(false)
  expect(facetsAsked(list, search)).toEqual(['COLOUR'])
})

test('what is chosen in the address opens its group', () => {
  expect(isGroupOpen(list, {}, 'where')).toBe(false)
  expect(isGroupOpen(list, { where: ['ES'] } as object, 'where')).toBe(true)
})
