import { expect, test } from 'vitest'
import { wayBack } from './way-back'

test.each(['/', '/settings', '/projects?stage=tested&lang=es#list', '/regions/ES61'])('%s is a way back', (to) => {
  expect(wayBack(to)).toBe(to)
})

test.each([undefined, 7, '', 'settings', 'https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', '/a\n/b', 'javascript:alert(1)', '/sign-in?to=/x', '/confirm?token=x'])(
  '%j leads Home instead',
  (to) => {
    expect(wayBack(to)).toBe('/')
  },
)
