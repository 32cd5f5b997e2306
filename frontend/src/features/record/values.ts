import type { FieldSpec } from './fields'
import { fromWall, toWall } from './zone-time'

/** What stands in the fields of a form, by their names. */
export type Values = Readonly<Record<string, unknown>>

/** A budget as it is typed. */
export interface TypedMoney {
  amount: string
  currency: string
}

const LISTS = new Set(['choices', 'words', 'languages', 'skills', 'files', 'regions'])
const isList = ({ kind }: FieldSpec) => LISTS.has(kind)
const text = (value: unknown) => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '')
export const textOf = text
/** The language in which a record is written, which its form tells. */
export const languageOf = ({ form }: { form: unknown }): string => text((form as Values | null)?.['language'])
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
export const textsOf = (value: unknown): readonly string[] => listOf(value).map(text)

/** What the API tells, as a field shows it. */
function shown(field: FieldSpec, told: unknown, all: Values): unknown {
  if (isList(field)) return listOf(told)
  if (field.kind === 'moment') return typeof told === 'string' ? toWall(told, text(all['timeZone'])) : ''
  if (field.kind === 'money') {
    const { amount, currency } = (told ?? {}) as { amount?: unknown; currency?: unknown }
    return { amount: text(amount), currency: text(currency) || 'EUR' } satisfies TypedMoney
  }
  return text(told)
}

/** A number as people write it; what is none stays as it is, and the API says so. */
function numberOf(typed: string): unknown {
  const plain = typed.replace(/[\s’']/g, '').replace(',', '.')
  if (plain === '') return null
  return Number.isFinite(Number(plain)) ? Number(plain) : typed
}

/** What a field shows, as the API takes it: null where nothing stands there. */
export function sent(field: FieldSpec, value: unknown, all: Values): unknown {
  if (isList(field)) return listOf(value)
  if (field.kind === 'money') {
    const { amount, currency } = value as TypedMoney
    return amount.trim() === '' ? null : { amount: numberOf(amount), currency }
  }
  const typed = text(value).trim()
  if (typed === '') return null
  if (field.kind === 'number') return numberOf(typed)
  if (field.kind === 'moment') return fromWall(typed, text(all['timeZone']))
  return typed
}

/** The fields of a form as the API tells them. */
export const shownAll = (fields: readonly FieldSpec[], form: Values): Values => Object.fromEntries(fields.map((field) => [field.name, shown(field, form[field.name], form)]))

const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0)
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** Everything that stands in the fields: what makes a record. */
export const whole = (fields: readonly FieldSpec[], values: Values): Values =>
  Object.fromEntries(fields.map((field) => [field.name, sent(field, values[field.name] ?? shown(field, null, values), values)] as const).filter(([, value]) => !isEmpty(value)))

/** What differs from what was there before: what changes a record. */
export const changed = (fields: readonly FieldSpec[], before: Values, values: Values): Values =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const now = sent(field, values[field.name], values)
      return isSame(now, sent(field, before[field.name], before)) ? [] : [[field.name, now]]
    }),
  )

/** Whether nothing was typed into a field. */
export const isBlank = (field: FieldSpec, value: unknown) => isEmpty(sent(field, value ?? shown(field, null, {}), {}))
