import { afterEach, expect, test, vi } from 'vitest'
import { dates, displayNames, lists, standIn } from './albanian'

const at = new Date('2026-12-01T16:30:00Z')
const there = { timeZone: 'Europe/Madrid' } as const

afterEach(() => vi.restoreAllMocks())

test('days and months are written as this engine, which has Albanian, writes them', () => {
  const styles: Intl.DateTimeFormatOptions[] = [
    { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    { day: 'numeric', month: 'long', year: 'numeric' },
    { month: 'short', year: 'numeric' },
    { month: 'short' },
    { weekday: 'short' },
    { day: '2-digit' },
  ]
  for (const style of styles) {
    const own = new Intl.DateTimeFormat('sq', { ...style, ...there })
    for (let month = 0; month < 12; month += 1) {
      const day = new Date(Date.UTC(2026, month, 3 + month, 12))
      expect(dates({ ...style, ...there }).format(day)).toBe(own.format(day))
    }
  }
})

test('hours are those of the zone, by 24, and long names of zones are words', () => {
  expect(dates({ timeStyle: 'short', ...there }).format(at)).toBe('17:30')
  expect(dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }).format(at)).toBe('e martë, 1 dhjetor 2026 në 16:30')
  const zone = dates({ timeZoneName: 'long', ...there }).formatToParts(at).find(({ type }) => type === 'timeZoneName')
  expect(zone?.value).toBe('Ora standarde e Evropës Qendrore')
})

test('a zone nobody knows is still refused', () => {
  expect(() => dates({ timeZone: 'Mars/Olympus' })).toThrow(RangeError)
})

test('lists, countries and languages have words; what the table lacks is named in English', () => {
  expect(lists({ type: 'conjunction' }).format(['hr', 'it', 'sl'])).toBe('hr, it dhe sl')
  expect(displayNames({ type: 'region' }).of('ES')).toBe('Spanjë')
  expect(displayNames({ type: 'language' }).of('pt')).toBe('portugalisht')
  expect(displayNames({ type: 'region' }).of('JP')).toBe('Japan')
})

test('an engine that has Albanian keeps its own', () => {
  const own = Intl.DateTimeFormat
  standIn()
  expect(Intl.DateTimeFormat).toBe(own)
})

test('an engine without Albanian speaks it afterwards, and other languages as before', () => {
  const before = Object.fromEntries(Object.getOwnPropertyNames(Intl).map((name) => [name, Intl[name as 'Collator']]))
  vi.spyOn(Intl.DateTimeFormat, 'supportedLocalesOf').mockReturnValue([])
  try {
    standIn()
    expect(new Intl.DateTimeFormat('sq', { dateStyle: 'long', ...there }).format(at)).toBe('1 dhjetor 2026')
    expect(new Intl.NumberFormat('sq', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }).format(45_000)).toBe('45\u00A0000\u00A0€')
    expect(new Intl.NumberFormat('sq').format(98_784)).toBe('98\u00A0784')
    expect(new Intl.DisplayNames(['sq'], { type: 'language' }).of('sq')).toBe('shqip')
    expect([1, 2].map((count) => new Intl.PluralRules('sq').select(count))).toEqual(['one', 'other'])
    expect(new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', ...there }).format(at)).toBe('1 December 2026')
    expect(new Intl.NumberFormat('de').format(98_784)).toBe('98.784')
  } finally {
    Object.assign(Intl, before)
  }
})
