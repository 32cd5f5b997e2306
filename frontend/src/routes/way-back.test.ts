import { expect, test } from 'vitest'
import { wayBack } from './way-back'

test.each(['/', '/settings', '/projects?stage=tested&lang=es#list', '/regions/ES61'])('%s is a way back', (to) => {
  expect(wayBack(to)).toBe(to)
})

test.each([undefined, 7, '', 'settings', 'https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', '/a\n/b', 'javascript:alert(1)', '/sign-in?to=//elsewhere.example', '/sign-in?step=done', '/sign-in?to=/sign-in', '/confirm?token=x', '/confirm-email?token=x', '/link-identity?token=x'])(
  '%j leads Home instead',
  (to) => {
    expect(wayBack(to)).toBe('/')
  },
)

test('the page that a provider leads back to says where its reader wanted to be', () => {
  expect(wayBack('/sign-in?step=done&to=%2Fexperts%3Farea%3Dfunding')).toBe('/experts?area=funding')
})
