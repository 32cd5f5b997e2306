import type { MessageId } from '../../i18n/messages'
import { AREAS, NEED_KINDS } from '../../i18n/vocabulary'
import type { FieldSpec } from './fields'
import { isBlank, sent, type Values } from './values'

/** The first need of a new project, as a step of its form. */
export const NEED_FIELDS: readonly FieldSpec[] = [
  { name: 'needTitle', kind: 'line', most: 160 },
  { name: 'needArea', kind: 'choice', options: AREAS, label: (value) => `area.${value}` as MessageId },
  { name: 'needKind', kind: 'choice', options: NEED_KINDS, label: (value) => `need.${value}` as MessageId },
]

/** How the API calls them. */
const PARTS: Readonly<Record<string, string>> = { needTitle: 'title', needArea: 'area', needKind: 'kind' }

/** The field of the form that an issue such as `needs.0.title` is of. */
export const needFieldOf = (path: readonly string[]): string | undefined => {
  const [root, list, , part] = path
  return root === 'input' && list === 'needs' ? (Object.entries(PARTS).find(([, name]) => name === part)?.[0] ?? 'needTitle') : undefined
}

/** Those that are still empty while others are not: a need is whole, or there is none. */
export function missingOfNeed(values: Values): string[] {
  const blank = NEED_FIELDS.filter((field) => isBlank(field, values[field.name])).map(({ name }) => name)
  return blank.length === NEED_FIELDS.length ? [] : blank
}

/** The needs to send: one, or none. */
export function needsOf(values: Values): Values {
  if (NEED_FIELDS.some((field) => isBlank(field, values[field.name]))) return {}
  return { needs: [Object.fromEntries(NEED_FIELDS.map((field) => [PARTS[field.name], sent(field, values[field.name], values)]))] }
}
