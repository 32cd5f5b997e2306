import { PublishRecord } from './acts'
import { CREATE, EDIT, TO_EDIT, type Conflict, type Editable, type Made } from './documents'
import { fieldsOf, type Place, type Written } from './fields'
import type { Issue } from '../../acts/issues'
import { needsOf } from './need'
import { locate } from './path'
import type { Ask } from './use-job'
import { changed, whole, type Values } from './values'

/** A record that is there, as the form knows it. */
export interface Stand {
  id: string
  slug: string
  version: number
  /** What stood in the fields at that version. */
  values: Values
}

export interface Saved {
  issues: readonly Issue[]
  duplicates: Made['duplicates']
  conflict?: Conflict | undefined
  /** The record as it is after a conflict. */
  fresh?: Editable | undefined
  /** What is there by now, also where publishing it failed. */
  stand?: Stand | undefined
  isPublished: boolean
}

const NOTHING: Saved = { issues: [], duplicates: [], isPublished: false }

export async function make(ask: Ask, place: Written, values: Values, key: string, despiteDuplicates: boolean): Promise<Saved> {
  const fields = fieldsOf(place)
  const input = { ...whole(fields, values), ...(place === 'projects' ? needsOf(values) : {}), idempotencyKey: key, despiteDuplicates }
  const { made } = await ask(CREATE[place], { input } as never)
  const { issues, duplicates, record } = made
  return { ...NOTHING, issues, duplicates, stand: record ? { id: record.id, slug: record.slug, version: record.version, values } : undefined }
}

export async function change(ask: Ask, place: Place, stand: Stand, values: Values): Promise<Saved> {
  const patch = changed(fieldsOf(place), stand.values, values)
  const isFirst = stand.id === ''
  if (Object.keys(patch).length === 0 && !isFirst) return { ...NOTHING, stand }
  // Somebody has one profile: it needs no id, and no version before there is one.
  const which = place === 'experts' ? (isFirst ? {} : { version: stand.version }) : { id: stand.id, version: stand.version }
  const { edited } = await ask(EDIT[place], { input: { ...which, ...patch } } as never)
  const { issues, conflict, record } = edited
  if (conflict) {
    // What nobody touched here takes what others wrote meanwhile.
    const { record: fresh } = await ask(TO_EDIT[place], { slug: stand.slug })
    return { ...NOTHING, issues: issues.filter(({ code }) => code !== 'CONFLICT'), conflict, fresh: fresh ?? undefined, stand }
  }
  return { ...NOTHING, issues, stand: issues.length === 0 && record ? { id: record.id, slug: record.slug, version: record.version, values } : stand }
}

/** Shows it to everybody. */
export async function publish(ask: Ask, stand: Stand): Promise<Saved> {
  const { done } = await ask(PublishRecord, { input: { id: stand.id, version: stand.version } })
  const record = locate(done.record)
  const isPublished = done.issues.length === 0
  return { ...NOTHING, issues: done.issues, isPublished, stand: record ? { ...stand, version: record.version, slug: record.slug } : stand }
}
