import { useIntl } from './intl'
import { OFFERED } from './offered'

export { OFFERED }

export type Language = (typeof OFFERED)[number]

const STORED = 'rialto.language'
const all = new Set<string>(OFFERED)

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && all.has(value)
}

/** What the address says wins, then what was chosen before, then the browser's own order. */
export function chooseLanguage(fromAddress: unknown): Language {
  if (isLanguage(fromAddress)) return fromAddress
  const stored = readStored()
  if (isLanguage(stored)) return stored
  const wished = navigator.languages.map((tag) => tag.split('-')[0] ?? '')
  return wished.find(isLanguage) ?? 'en'
}

function readStored(): string | null {
  try {
    return localStorage.getItem(STORED)
  } catch {
    // Storage is refused in some private windows; the browser's own order decides then.
    return null
  }
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(STORED, language)
  } catch (error) {
    console.debug('The language is kept in the address only', error)
  }
}

/** Each language's name in itself. Written down: to ask the browser for nine names takes a phone a tenth of a second. */
export const OWN_NAMES: Record<Language, string> = {
  en: 'English',
  es: 'Español',
  it: 'Italiano',
  fr: 'Français',
  pt: 'Português',
  hr: 'Hrvatski',
  sl: 'Slovenščina',
  el: 'Ελληνικά',
  sq: 'Shqip',
}

/** The interface's language, without a region. */
export function useLanguage(): string {
  return useIntl().locale.split('-')[0] ?? 'en'
}
