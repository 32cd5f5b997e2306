// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest'
import { chooseLanguage, isLanguage, OFFERED, OWN_NAMES, rememberLanguage } from './language'

afterEach(() => localStorage.clear())

test('the language in the address wins over the one chosen before', () => {
  rememberLanguage('en')
  expect(chooseLanguage('es')).toBe('es')
})

test('the language chosen before wins over the browser', () => {
  rememberLanguage('es')
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-GB'])
  expect(chooseLanguage(undefined)).toBe('es')
})

test('the browser decides, in its own order', () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['fi-FI', 'sl-SI', 'es-ES'])
  expect(chooseLanguage('xx')).toBe('sl')
})

test('a browser that speaks none of our languages gets English', () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['fi'])
  expect(chooseLanguage(undefined)).toBe('en')
})

test('only our languages can be asked for by address', () => {
  expect(isLanguage('el')).toBe(true)
  expect(isLanguage('__proto__')).toBe(false)
})

test('a language is named in itself', () => {
  for (const language of OFFERED) {
    const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? ''
    expect(OWN_NAMES[language]).toBe(name.charAt(0).toLocaleUpperCase(language) + name.slice(1))
  }
})
