/**
 * Albanian as the browser would write it. Chrome, and what is made from it, has no Albanian: dates came out as "2026 M11 22", countries
 * as their codes, numbers as in English. Where that is so, what is here stands in for it; names are those of the Unicode CLDR 48.
 */
import names from './albanian.json'

const LANGUAGE = 'sq'
/** Writes days and hours in the same order: "marți, 1 decembrie 2026 la 17:30". */
const DATES_LIKE = 'ro'
/** Writes numbers, sums and shares alike: "1234,5", "45 000 €", "20%". */
const NUMBERS_LIKE = 'pt-PT'

type Part = Intl.DateTimeFormatPart
type Table = Readonly<Record<string, string | undefined>>

const isAlbanian = (locales: unknown) => String(Array.isArray(locales) ? locales[0] : locales).split('-')[0] === LANGUAGE

/** A format whose `format` and `formatToParts` are these. */
const saying = <F extends object>(format: F, formatToParts: (value: never) => { value: string }[]): F =>
  Object.defineProperties(format, {
    formatToParts: { value: formatToParts },
    format: { value: (value: never) => formatToParts(value).map((part) => part.value).join('') },
  })

/** Days and hours. */
export function dates(options?: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const like = new Intl.DateTimeFormat(DATES_LIKE, options)
  const { timeZone, month, weekday } = like.resolvedOptions()
  const isLong = (style: string | undefined) => style === 'long' || options?.dateStyle === 'full' || options?.dateStyle === 'long'
  const toParts = like.formatToParts.bind(like)
  const inEnglish = (at: Date | number | undefined, style: Intl.DateTimeFormatOptions, type: Part['type']) =>
    new Intl.DateTimeFormat('en', { ...style, timeZone }).formatToParts(at).find((part) => part.type === type)?.value ?? ''
  const say = ({ type, value }: Part, at: Date | number | undefined): Part => {
    const isWord = /\p{L}/u.test(value)
    if (type === 'month' && isWord) {
      return { type, value: names[isLong(month) ? 'months' : 'monthsShort'][Number(inEnglish(at, { month: 'numeric' }, type)) - 1] ?? value }
    }
    if (type === 'weekday') {
      return { type, value: names[isLong(weekday) ? 'weekdays' : 'weekdaysShort'][names.weekdaysInEnglish.indexOf(inEnglish(at, { weekday: 'short' }, type))] ?? value }
    }
    if (type === 'timeZoneName' && options?.timeZoneName === 'long') {
      const english = inEnglish(at, { timeZoneName: 'long' }, type)
      return { type, value: (names.zones as Table)[english] ?? english }
    }
    return type === 'literal' ? { type, value: value.replace(' la ', ' në ') } : { type, value }
  }
  return saying(like, (at: Date | number | undefined) => toParts(at).map((part) => say(part, at)))
}

/** "a, b dhe c" */
export function lists(options?: Intl.ListFormatOptions): Intl.ListFormat {
  const like = new Intl.ListFormat('it', options)
  const toParts = like.formatToParts.bind(like)
  return saying(like, (items: Iterable<string>) => toParts(items).map(({ type, value }) => ({ type, value: type === 'literal' ? value.replace(' e ', ' dhe ') : value })))
}

/** Names of Europe's countries and languages; the others in English, which is more than a code. */
export function displayNames(options: Intl.DisplayNamesOptions): Intl.DisplayNames {
  const inEnglish = new Intl.DisplayNames('en', options)
  const table: Table = options.type === 'region' ? names.regions : options.type === 'language' ? names.languages : {}
  const of = inEnglish.of.bind(inEnglish)
  return Object.defineProperty(inEnglish, 'of', { value: (code: string) => table[code] ?? of(code) })
}

type Maker = new (locales?: string | string[], options?: never) => object

/** The same class, which makes another thing where Albanian is asked for. */
const unlessAlbanian = <C extends Maker>(Class: C, make: (options: never) => object): C =>
  new Proxy(Class, { construct: (Base, [locales, options]: [string?, never?]) => (isAlbanian(locales) ? make(options as never) : new Base(locales, options)) })

/** Lets Albanian stand in for what this browser lacks; does nothing where the browser has it. */
export function standIn(): void {
  if (Intl.DateTimeFormat.supportedLocalesOf(LANGUAGE).length > 0) return
  const { NumberFormat, PluralRules } = Intl
  Object.assign(Intl, {
    DateTimeFormat: unlessAlbanian(Intl.DateTimeFormat, dates),
    ListFormat: unlessAlbanian(Intl.ListFormat, lists),
    DisplayNames: unlessAlbanian(Intl.DisplayNames as unknown as Maker, displayNames),
    NumberFormat: unlessAlbanian(NumberFormat, (options) => new NumberFormat(NUMBERS_LIKE, options)),
    // One, and all others: as in English.
    PluralRules: unlessAlbanian(PluralRules, (options) => new PluralRules('en', options)),
  })
}
