import type { MessageId } from '../../i18n/messages'
import type { FieldSpec } from './fields'

/** A value by its label, a record by its name, or what a field of a form holds. */
export type ToldField = FieldSpec | { name: string; kind: 'record' }

/** One line of a change: what it is about, and what it was and is. */
export interface Told {
  key: string
  label: { message: MessageId } | { record: string } | { plain: string }
  field: ToldField | undefined
  before: unknown
  after: unknown
}

type Part = readonly [label: MessageId, kind: 'line' | 'prose' | 'date' | 'language' | 'number' | 'record'] | readonly [label: MessageId, kind: 'word', vocabulary: string]

const LANGUAGE: Part = ['field.language', 'language']
const ROLE: Part = ['team.role', 'word', 'teamRole']

/** What acts write beside the fields of the form, by the name they give it; names without parts are one value. */
const ACTS: Record<string, Part | Record<string, Part>> = {
  stage: ['field.status', 'word', 'stage'],
  note: ['life.note', 'prose'],
  overrideReason: ['life.overrideReason', 'prose'],
  missing: ['history.missing', 'word', 'requirement'],
  status: ['field.status', 'word', 'needStatus'],
  fulfilledById: ['life.fulfilledBy', 'record'],
  need: {
    title: ['life.needTitle', 'line'],
    area: ['life.needArea', 'word', 'area'],
    kind: ['life.needKind', 'word', 'need'],
    text: ['life.needText', 'prose'],
    openUntil: ['life.openUntil', 'date'],
    language: LANGUAGE,
  },
  outcome: {
    kind: ['life.outcomeKind', 'word', 'outcome'],
    causes: ['project.causes', 'word', 'cause'],
    tried: ['project.tried', 'prose'],
    wouldDiffer: ['project.wouldDiffer', 'prose'],
    concludedOn: ['life.concludedOn', 'date'],
    language: LANGUAGE,
  },
  evidence: { requirement: ['history.requirement', 'word', 'requirement'], text: ['history.evidence', 'prose'], metOn: ['life.metOn', 'date'], language: LANGUAGE },
  milestone: { title: ['life.milestone', 'line'], dueOn: ['life.dueOn', 'date'], doneOn: ['life.doneOn', 'date'], language: LANGUAGE },
  indicator: {
    name: ['life.indicator', 'line'],
    unit: ['pilot.unit', 'line'],
    baseline: ['pilot.baseline', 'number'],
    target: ['pilot.target', 'number'],
    better: ['pilot.direction', 'word', 'pilot.better'],
    measured: ['life.value', 'number'],
    measuredOn: ['pilot.measuredOn', 'date'],
    language: LANGUAGE,
  },
  image: { altText: ['image.altText', 'line'], credit: ['image.credit', 'line'], language: LANGUAGE },
  invitation: { email: ['team.email', 'line'], role: ROLE },
  member: { person: ['history.person', 'record'], role: ROLE },
  request: { person: ['history.person', 'record'], answer: ['history.answer', 'word', 'joinAnswer'], role: ROLE },
}

/** What is tied by an act, what the tie is called, and the kind of what it leads to. */
const TIES: readonly (readonly [act: RegExp, kind: string, parts: Record<string, Part>])[] = [
  [/DATASET/, 'dataset', { id: ['life.dataset', 'record'], as: ['life.purpose', 'word', 'use'] }],
  [/MEMBER/, 'organisation', { id: ['life.organisation', 'record'], as: ['life.helix', 'word', 'helix'] }],
  [/ORGANISATION/, 'organisation', { id: ['life.organisation', 'record'], as: ['life.organisationRole', 'word', 'role'] }],
  [/LINK/, 'project', { as: ['life.linkKind', 'word', 'link'], id: ['life.linkTarget', 'record'] }],
]

/** What identifies a thing is said even where it stayed as it was: of which need, indicator or picture it is told. */
const NAMES = new Set(['title', 'name', 'requirement', 'person', 'altText'])

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const isEmpty = (value: unknown) => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
const isSame = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
const isPart = (parts: Part | Record<string, Part>): parts is Part => Array.isArray(parts)

/** The answer to a request has words of its own, all others are said elsewhere too. */
const wordOf = (vocabulary: string, value: string) => (vocabulary === 'joinAnswer' ? `joinAnswer.${value}` : `${vocabulary}.${value}`) as MessageId

function fieldOf(name: string, [, kind, vocabulary]: Part): ToldField {
  if (kind === 'word') return { name, kind: 'choice', options: [], label: (value) => wordOf(vocabulary, String(value).toUpperCase()) }
  return { name, kind }
}

/** The id of a tied record; what was untied is told by its bare key. */
const idOf = (kind: string, id: unknown) => (typeof id !== 'string' || id.includes('_') ? id : `${kind}_${id.replaceAll('-', '')}`)

interface Change {
  name: string
  before: unknown
  after: unknown
}

function partsOf(change: Change, parts: Record<string, Part>): Told[] {
  const [before, after] = [change.before, change.after].map((side) => (isObject(side) ? side : {})) as [Record<string, unknown>, Record<string, unknown>]
  const isNew = isEmpty(change.before) || isEmpty(change.after)
  return Object.entries(parts).flatMap(([name, part]) => {
    const [was, is] = [before[name], after[name]]
    if (isEmpty(was) && isEmpty(is)) return []
    // the language of a text says something where it changed
    if (isSame(was, is) ? !NAMES.has(name) : name === 'language' && isNew) return []
    return [{ key: `${change.name}.${name}`, label: { message: part[0] }, field: fieldOf(name, part), before: was, after: is }]
  })
}

/** A change as its lines: fields of the form by their labels, what else acts write by its parts. */
export function toldOf(change: Change, act: string, fields: readonly FieldSpec[]): Told[] {
  const { name, before, after } = change
  const line = (label: Told['label'], field: Told['field']): Told[] => [{ key: name, label, field, before, after }]
  const spec = fields.find((one) => one.name === name.split('@')[0])
  if (spec) return line({ message: `field.${spec.name}` as MessageId }, spec)
  // nothing is lost where the reader sees no values, and an id of advice says nothing
  if ((isEmpty(before) && isEmpty(after)) || name === 'contribution') return []
  if (name.startsWith('person_')) return line({ record: name }, fieldOf(name, ROLE))
  if (name === 'need' && !isObject(before) && !isObject(after)) return line({ message: 'life.needTitle' }, { name, kind: 'record' }).map((told) => ({ ...told, after: before, before: null }))
  if (name === 'tie') {
    const [, kind, parts] = TIES.find(([pattern]) => pattern.test(act)) ?? []
    const withId = (side: unknown) => (isObject(side) && kind ? { ...side, id: idOf(kind, side['id']) } : side)
    return parts ? partsOf({ name, before: withId(before), after: withId(after) }, parts) : []
  }
  const parts = ACTS[name]
  if (!parts) return line({ plain: name }, undefined)
  return isPart(parts) ? line({ message: parts[0] }, fieldOf(name, parts)) : partsOf(change, parts)
}

/** The records that lines speak of: to be asked for by one question. */
export const recordsOf = (lines: readonly Told[], finders: ReadonlySet<string>): string[] => [
  ...new Set(
    lines.flatMap(({ label, field, before, after }) => [
      ...('record' in label ? [label.record] : []),
      ...(field && finders.has(field.kind) ? [before, after].flat().filter((id): id is string => typeof id === 'string' && id !== '') : []),
    ]),
  ),
]
