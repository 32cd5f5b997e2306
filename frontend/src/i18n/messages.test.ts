import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { allTexts, idsIn, PARTS, SOURCES, textsOf } from '../test/locales'
import { OFFERED, type Language } from './language'
import { KIND } from './message'
import { loadMessages } from './messages'
import { partsFor, type Part } from './parts'

interface Element {
  type: number
  value?: string
  pluralType?: 'cardinal' | 'ordinal'
  options?: Record<string, { value: Element[] }>
  children?: Element[]
}

/** Only compact millions take it ("1 million de"), which no message of ours counts: it may be told like "other". */
const RARE = { es: 'many', fr: 'many', it: 'many', pt: 'many' } as Record<string, string | undefined>

const english = allTexts('en')
const ids = Object.keys(english)
const compiled = async (language: Language) => (await loadMessages(language, PARTS as Part[])) as Record<string, Element[]>
const inner = ({ options, children }: Element) => [...Object.values(options ?? {}).flatMap(({ value }) => value), ...(children ?? [])]

/** The names that a message needs values for, with the kind of each. */
function placeholders(elements: readonly Element[]): string[] {
  const own = elements.filter(({ type }) => type !== KIND.literal && type !== KIND.pound).map(({ type, value }) => `${value}:${type}`)
  return [...new Set([...own, ...elements.flatMap((element) => placeholders(inner(element)))])].toSorted()
}

const kinds = (elements: readonly Element[]): number[] => elements.flatMap((element) => [element.type, ...kinds(inner(element))])

/** Plural categories of the language that a message has no words for. */
function lacking(elements: readonly Element[], language: string): string[] {
  return elements.flatMap((element) => {
    const deeper = lacking(inner(element), language)
    if (element.type !== KIND.plural) return deeper
    const { pluralCategories } = new Intl.PluralRules(language, { type: element.pluralType ?? 'cardinal' }).resolvedOptions()
    return [...pluralCategories.filter((category) => category !== RARE[language] && !(category in (element.options ?? {}))), ...deeper]
  })
}

test('messages reach the reader already parsed', async () => {
  const messages = await compiled('en')
  expect(messages['close']).toEqual([{ type: KIND.literal, value: 'Close' }])
  expect(messages['filter.remove']?.at(-1)).toMatchObject({ type: 1, value: 'label' })
})

test('only the parts asked for are loaded, with those that are always there', async () => {
  const messages = await loadMessages('en', partsFor([{ parts: ['card'] }]))
  const expected = ['labels', 'shell', 'card'].flatMap((part) => Object.keys(textsOf('en', part)))
  expect(Object.keys(messages).toSorted()).toEqual(expected.toSorted())
})

test('a page may do without the words of the vocabularies', async () => {
  expect(partsFor([{ parts: ['home'], labels: false }])).toEqual(['shell', 'home'])
  expect(partsFor([{}, { parts: ['home'] }])).toEqual(['labels', 'shell', 'home'])
})

test('what is there already is shown without waiting', async () => {
  const asked = loadMessages('en', ['card'])
  const value = await asked
  expect(asked).toMatchObject({ status: 'fulfilled', value })
})

test('the same question gets the same object, so that nothing is shown anew for it', async () => {
  expect(await loadMessages('en', ['home', 'card'])).toBe(await loadMessages('en', ['card', 'home', 'card']))
})

test('every part of the files is named in parts.ts, where the ids get their types', () => {
  const named = readFileSync('src/i18n/parts.ts', 'utf8')
  expect(PARTS.filter((part) => !new RegExp(`^  ${part}: \\w+`, 'm').test(named))).toEqual([])
})

test('an id stands in one part only', () => {
  const texts = new Map(PARTS.map((part) => [part, textsOf('en', part)]))
  const homes = ids.map((id) => ({ id, parts: PARTS.filter((part) => id in (texts.get(part) ?? {})) }))
  expect(homes.filter(({ parts }) => parts.length > 1)).toEqual([])
})

test('every message is used by the code', () => {
  const used = new Set(SOURCES.flatMap((path) => idsIn(path, ids)))
  // Labels belong to the API as well: the app need not show each of them.
  expect(ids.filter((id) => !used.has(id) && !(id in textsOf('en', 'labels')))).toEqual([])
})

describe.each(OFFERED)('the language %s', (language) => {
  const own = allTexts(language)

  test('lacks no message', () => {
    const missing = PARTS.flatMap((part) => Object.keys(textsOf('en', part)).filter((id) => !(id in textsOf(language, part))).map((id) => `${part}: ${id}`))
    expect(missing, `Translate these into locales/${language}/ (labels: crates/domain/labels/${language}.json)`).toEqual([])
  })

  test('has no message, in no part, that English does not have there', () => {
    const strange = PARTS.flatMap((part) => Object.keys(textsOf(language, part)).filter((id) => !(id in textsOf('en', part))).map((id) => `${part}: ${id}`))
    expect(strange).toEqual([])
  })

  test('asks for the same values as English', async () => {
    const [mine, base] = await Promise.all([compiled(language), compiled('en')])
    const different = Object.keys(own).filter((id) => placeholders(mine[id] ?? []).join() !== placeholders(base[id] ?? []).join())
    expect(different).toEqual([])
  })

  test('has words for every plural form of its own', async () => {
    const messages = await compiled(language)
    const wrong = Object.keys(own).flatMap((id) => lacking(messages[id] ?? [], language).map((category) => `${id} lacks "${category}"`))
    expect(wrong).toEqual([])
  })

  test('says nothing that the formatter cannot (message.ts): no date, no tag', async () => {
    const known: number[] = Object.values(KIND)
    const messages = await compiled(language)
    expect(Object.keys(own).filter((id) => kinds(messages[id] ?? []).some((kind) => !known.includes(kind)))).toEqual([])
  })

  test('leaves no message empty', () => {
    expect(Object.entries(own).filter(([, text]) => text.trim() === '')).toEqual([])
  })

  test('says in English what it lacks', async () => {
    expect(Object.keys(await compiled(language)).toSorted()).toEqual(ids.toSorted())
  })
})
