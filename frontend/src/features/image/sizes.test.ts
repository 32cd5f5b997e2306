import { expect, test } from 'vitest'
import { sizesOf } from './sizes'

const urls = { url: '/images/a/l.jpg', url640: '/images/a/640.jpg', url320: '/images/a/320.jpg' }

test('a browser chooses among all sizes that there are', () => {
  expect(sizesOf({ width: 1280, ...urls })).toBe('/images/a/320.jpg 320w, /images/a/640.jpg 640w, /images/a/l.jpg 1280w')
})

test('a small original has its few sizes once', () => {
  expect(sizesOf({ width: 500, url: '/images/a/500.jpg', url640: '/images/a/500.jpg', url320: '/images/a/320.jpg' })).toBe('/images/a/320.jpg 320w, /images/a/500.jpg 500w')
  expect(sizesOf({ width: 200, url: '/images/a/200.jpg', url640: '/images/a/200.jpg', url320: '/images/a/200.jpg' })).toBe('/images/a/200.jpg 200w')
})
