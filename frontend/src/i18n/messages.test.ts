import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { OFFERED, PREPARED } from './language'
import { loadMessages } from './messages'

type Element = { type: number; value?: string; options?: Record<string, { value: Element[] }>; children?: Element[] }

const LITERAL = 0
const POUND = 7
const raw = (language: string) => JSON.parse(readFileSync(join('locales', `${language}.json`), 'utf8')) as Record<string, string>
const english = raw('en')
const ids = Object.keys(english)

/** The names that a message needs values for, with the kind of each. */
function placeholders(elements: readonly Element[]): string[] {
  const own = elements.filter(({ type }) => type !== LITERAL && type !== POUND).map(({ type, value }) => `${value}:${type}`)
  const inner = elements.flatMap(({ options, children }) => [
    ...Object.values(options ?? {}).flatMap(({ value }) => placeholders(value)),
    ...placeholders(children ?? []),
  ])
  return [...new Set([...own, ...inner])].toSorted()
}

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|generated|vocabulary/.test(name))
  .map((name) => readFileSync(join('src', name), 'utf8'))
  .join('\n')

/** An id counts as used when it stands in the code, or when the code builds it from its first part: t(`stage.${stage}`). */
function isUsed(id: string): boolean {
  if (sources.includes(`'${id}'`)) return true
  const [prefix] = id.split('.')
  if (sources.includes(`\`${prefix}.\${`)) return true
  // labels.ts builds ids of filter values from a table of prefixes.
  return new RegExp(`: '${prefix}',`).test(sources) && sources.includes('`${prefix}.${value}`')
}

test('messages reach the reader already parsed', async () => {
  const messages = (await loadMessages('en')) as Record<string, Element[]>
  expect(messages['close']).toEqual([{ type: LITERAL, value: 'Close' }])
  expect(messages['filter.remove']?.at(-1)).toMatchObject({ type: 1, value: 'label' })
})

test('every message is used by the code', () => {
  expect(ids.filter((id) => !isUsed(id))).toEqual([])
})

describe.each(OFFERED)('the complete language %s', (language) => {
  test('has every message, and none that English does not have', () => {
    expect(Object.keys(raw(language)).toSorted()).toEqual(ids.toSorted())
  })

  test('asks for the same values as English', async () => {
    const [own, base] = (await Promise.all([loadMessages(language), loadMessages('en')])) as Record<string, Element[]>[]
    const different = ids.filter((id) => placeholders(own?.[id] ?? []).join() !== placeholders(base?.[id] ?? []).join())
    expect(different).toEqual([])
  })

  test('leaves no message empty', () => {
    expect(Object.entries(raw(language)).filter(([, text]) => text.trim() === '')).toEqual([])
  })
})

describe.each(PREPARED)('the prepared language %s', (language) => {
  test('has no message that English does not have', () => {
    expect(Object.keys(raw(language)).filter((id) => !(id in english))).toEqual([])
  })

  test('falls back to English for what it lacks', async () => {
    const messages = await loadMessages(language)
    expect(Object.keys(messages).toSorted()).toEqual(ids.toSorted())
  })
})
