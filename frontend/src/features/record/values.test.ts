import { describe, expect, test } from 'vitest'
import { buildSchema, isInputObjectType, isNonNullType } from 'graphql'
import { readFileSync } from 'node:fs'
import { fieldsOf, FORMS, type Place } from './fields'
import { changed, shownAll, whole } from './values'
import { fromWall, toWall } from './zone-time'

const PLACES = Object.keys(FORMS) as Place[]
const NAMES: Record<Place, string> = { projects: 'Project', organisations: 'Organisation', clusters: 'Cluster', datasets: 'Dataset', pilots: 'Pilot', sessions: 'Session', experts: 'Profile' }
const schema = buildSchema(readFileSync('../schema.graphql', 'utf8'))
const inputOf = (name: string) => {
  const type = schema.getType(name)
  if (!isInputObjectType(type)) throw new Error(`${name} is not in the schema`)
  return type.getFields()
}
/** Not written in the form: who and when, and the point of a map, which a region stands in for. */
const ELSEWHERE = new Set(['id', 'version', 'point'])

describe.each(PLACES)('the form of %s', (place) => {
  test('has every field that the API takes, and no other', () => {
    const taken = Object.keys(inputOf(`Edit${NAMES[place]}Input`)).filter((name) => !ELSEWHERE.has(name))
    expect(fieldsOf(place).map(({ name }) => name).toSorted()).toEqual(taken.toSorted())
  })

  test('asks for what the API needs to make one', () => {
    if (place === 'experts') return
    const needed = Object.values(inputOf(`Create${NAMES[place]}Input`)).filter(({ type }) => isNonNullType(type))
    expect(fieldsOf(place).filter(({ need }) => need === 'create').map(({ name }) => name).toSorted()).toEqual(needed.map(({ name }) => name).toSorted())
  })

  test('sends nothing when nothing was typed', () => {
    const empty = shownAll(fieldsOf(place), {})
    expect(whole(fieldsOf(place), empty)).toEqual({})
    expect(changed(fieldsOf(place), empty, empty)).toEqual({})
  })
})

test('only what was changed is sent; what was emptied is null, a list stays a list', () => {
  const fields = fieldsOf('projects')
  const before = shownAll(fields, { title: 'Repair café', summary: 'Old', tags: ['repair'], budget: { amount: 1200, currency: 'EUR' }, sdgs: [11, 12] })
  expect(changed(fields, before, { ...before, title: ' Repair café ', summary: '', tags: [], budget: { amount: '1 500,50', currency: 'EUR' } })).toEqual({ summary: null, tags: [], budget: { amount: 1500.5, currency: 'EUR' } })
})

test('a number that is none goes to the API as it was typed, which says what is wrong with it', () => {
  const fields = fieldsOf('experts')
  expect(changed(fields, shownAll(fields, {}), { ...shownAll(fields, {}), placesPerMonth: 'a few' })).toEqual({ placesPerMonth: 'a few' })
})

test.each([
  ['2026-11-22T17:00:00Z', 'Europe/Madrid', '2026-11-22T18:00'],
  ['2026-07-01T16:00:00Z', 'Europe/Athens', '2026-07-01T19:00'],
  ['2026-03-29T01:30:00Z', 'Europe/Rome', '2026-03-29T03:30'],
  ['2026-10-25T00:30:00Z', 'Europe/Rome', '2026-10-25T02:30'],
])('%s is in %s %s on the wall, and back', (instant, zone, wall) => {
  expect(toWall(instant, zone)).toBe(wall)
  expect(fromWall(wall, zone)).toBe(instant)
})

test('the time of a session stays on the wall when its zone is corrected', () => {
  const fields = fieldsOf('sessions')
  const typed = { ...shownAll(fields, {}), startsAt: '2026-11-22T18:00', timeZone: 'Europe/Athens' }
  expect(whole(fields, typed)).toEqual({ startsAt: '2026-11-22T16:00:00Z', timeZone: 'Europe/Athens' })
})
