import { expect, test } from 'vitest'
import { feedOf, subscription } from './feed'

test('a feed has a path that nothing in a slug or code can leave', () => {
  expect(feedOf.session('mesa')).toBe('/calendar/session/mesa.ics')
  expect(feedOf.session('../a?b')).toBe('/calendar/session/..%2Fa%3Fb.ics')
  expect(feedOf.region('ES61')).toBe('/calendar/region/ES61.ics')
})

test('calendar programs subscribe to an address of their own kind', () => {
  expect(subscription('https://rialto.example/calendar/session/a.ics')).toBe('webcal://rialto.example/calendar/session/a.ics')
  expect(subscription('http://localhost:8080/x.ics')).toBe('webcal://localhost:8080/x.ics')
})
