import { expect, test } from 'vitest'
import { fieldsOf } from './fields'
import { recordsOf, toldOf } from './told'
import { FINDERS } from './value-text'

const PROJECT = fieldsOf('projects')
const lines = (name: string, before: unknown, after: unknown, act = 'EDIT') =>
  toldOf({ name, before, after }, act, PROJECT).map((line) => {
    const { field } = line
    const say = (value: unknown) => (value !== null && value !== undefined && field && 'label' in field ? [value].flat().map((one) => field.label(one as string)) : (value ?? null))
    return [Object.values(line.label)[0], say(line.before), say(line.after)]
  })

test('a step to another stage is told by the names of the stages, not by the words of the API', () => {
  expect(lines('stage', 'understood', 'tested', 'MOVE_STAGE')).toEqual([['field.status', ['stage.UNDERSTOOD'], ['stage.TESTED']]])
  expect(lines('missing', [], ['test_result', 'user_feedback'], 'MOVE_STAGE')).toEqual([['history.missing', [], ['requirement.TEST_RESULT', 'requirement.USER_FEEDBACK']]])
})

test('of a need that was changed the history tells which one it is and what became otherwise', () => {
  const need = { id: 'need_1', area: 'creativity', kind: 'place', title: 'A hall', text: 'For thirty', language: 'en', openUntil: null }
  expect(lines('need', need, { ...need, kind: 'equipment', openUntil: '2026-12-01' }, 'EDIT_NEED')).toEqual([
    ['life.needTitle', 'A hall', 'A hall'],
    ['life.needKind', ['need.PLACE'], ['need.EQUIPMENT']],
    ['life.openUntil', null, '2026-12-01'],
  ])
  expect(lines('need', null, need, 'OPEN_NEED').map(([label]) => label)).toEqual(['life.needTitle', 'life.needArea', 'life.needKind', 'life.needText'])
})

test('a picture is told by its words, also when it only moved', () => {
  const picture = { id: 'image_1', altText: 'A long table', credit: 'Iva Novak', language: 'en', position: 0, translations: {} }
  expect(lines('image', null, picture, 'ADD_IMAGE')).toEqual([
    ['image.altText', null, 'A long table'],
    ['image.credit', null, 'Iva Novak'],
  ])
  expect(lines('image', picture, { ...picture, position: 2 }, 'EDIT_IMAGE')).toEqual([['image.altText', 'A long table', 'A long table']])
})

test('a tie is told by what it leads to, also where it was removed and only a bare key is left', () => {
  const removed = toldOf({ name: 'tie', before: { id: '0190f3a2-0000-7000-8000-000000000001', as: 'design' }, after: null }, 'STOP_USING_DATASET', PROJECT)
  expect(removed.map(({ label }) => Object.values(label)[0])).toEqual(['life.dataset', 'life.purpose'])
  expect(recordsOf(removed, FINDERS)).toEqual(['dataset_0190f3a2000070008000000000000001'])
  expect(lines('tie', null, { id: 'organisation_1', as: 'business' }, 'ADD_MEMBER')).toEqual([
    ['life.organisation', null, 'organisation_1'],
    ['life.helix', null, ['helix.BUSINESS']],
  ])
  expect(lines('tie', null, { id: 'project_1', as: 'builds_on' }, 'LINK')).toEqual([
    ['life.linkKind', null, ['link.BUILDS_ON']],
    ['life.linkTarget', null, 'project_1'],
  ])
})

test('a change of the team is told by the person and the roles', () => {
  const change = toldOf({ name: 'person_1', before: 'editor', after: 'leader' }, 'HAND_OVER', PROJECT)
  expect(recordsOf(change, FINDERS)).toEqual(['person_1'])
  expect(lines('person_1', 'editor', 'leader', 'HAND_OVER')).toEqual([['person_1', ['teamRole.EDITOR'], ['teamRole.LEADER']]])
  expect(lines('request', { person: 'person_2' }, { answer: 'accepted', role: 'viewer' }, 'ANSWER_REQUEST')).toEqual([
    ['history.person', 'person_2', null],
    ['history.answer', null, ['joinAnswer.ACCEPTED']],
    ['team.role', null, ['teamRole.VIEWER']],
  ])
})

test('fields of the form keep their labels, in translations too, and the place of a record is found by its name', () => {
  expect(lines('title@sl', null, 'Klub')).toEqual([['field.title', null, 'Klub']])
  expect(recordsOf(toldOf({ name: 'regionId', before: 'region_1', after: 'region_2' }, 'EDIT', PROJECT), FINDERS)).toEqual(['region_1', 'region_2'])
})

test('what the reader may not see leaves the label of a field of the form and nothing else', () => {
  expect(lines('summary', null, null)).toEqual([['field.summary', null, null]])
  expect(lines('person_1', null, null, 'HAND_OVER')).toEqual([])
})
