import { expect, test } from 'vitest'
import { OFFERED } from '../i18n/language'
import { alternatesOf } from './head'

test('every page can be found in every language, with all that its address says', () => {
  const alternates = alternatesOf('https://example.org', '/projects', { lang: 'es', stage: ['TESTED', 'MARKET'] })
  expect(alternates.map(({ language }) => language)).toEqual([...OFFERED, 'x-default'])
  expect(alternates[0]?.href).toBe('https://example.org/projects?lang=en&stage=tested&stage=market')
})

test('without a language in the address the browser decides', () => {
  expect(alternatesOf('https://example.org', '/', { lang: 'el' }).at(-1)).toEqual({ language: 'x-default', href: 'https://example.org/' })
})
