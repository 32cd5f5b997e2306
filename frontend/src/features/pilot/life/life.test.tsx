// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { today } from '../../../acting/fields'
import { UndoBar } from '../../../acting/undo'
import { done, memberWith, refused, says } from '../../../test/replies'
import { show } from '../../../test/render'
import { DatasetsLife } from './datasets'
import { AddMilestone, EditMilestone, PilotLifeQuery, RecordMeasurement, RemoveMilestone, StopUsingDataset, UseDataset } from './documents'
import { IndicatorsLife } from './indicators'
import { MilestonesLife } from './milestones'

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

const pilot = (mayI: string[]) => ({
  id: 'T1',
  mayI,
  datasetUses: { nodes: [{ id: 'U1', purpose: 'DESIGN', note: { text: 'Per scegliere i luoghi.', language: 'it' }, dataset: { id: 'D1', title: { text: 'Residenti', language: 'it', isTranslation: false } } }] },
  milestones: [{ id: 'M1', title: { text: 'Posto mobile aperto', language: 'it' }, dueOn: '2026-10-01', doneOn: null }],
  indicators: [{ id: 'I1', name: { text: 'Visite', language: 'it' }, unit: 'people', baseline: 0, target: 40, measured: 12, measuredOn: '2026-09-01', better: 'HIGHER' }],
})
const life = [PilotLifeQuery, says({ pilot: pilot(['MEASURE']) })] as const

test('a milestone is done today, and open again by the undo', async () => {
  const { sentTo } = memberWith([life, [EditMilestone, says({ editMilestone: done })]])
  await show(
    <>
      <MilestonesLife slug="post" />
      <UndoBar />
    </>,
  )
  await userEvent.click(await screen.findByRole('button', { name: 'Done today' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(sentTo(EditMilestone)).toEqual([{ input: { id: 'M1', doneOn: today() } }, { input: { id: 'M1', doneOn: null } }]))
})

test('a milestone that was removed comes back with its day and its language', async () => {
  const { sentTo } = memberWith([life, [RemoveMilestone, says({ removeMilestone: done })], [AddMilestone, says({ addMilestone: done })]])
  await show(
    <>
      <MilestonesLife slug="post" />
      <UndoBar />
    </>,
  )
  await userEvent.click(await screen.findByRole('button', { name: 'Remove' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(sentTo(AddMilestone)).toEqual([{ input: { pilotId: 'T1', title: 'Posto mobile aperto', language: 'it', dueOn: '2026-10-01', doneOn: null } }]))
})

test('an undo that is refused says why, and the next act has its own words', async () => {
  memberWith([life, [EditMilestone, [says({ editMilestone: done }), says({ editMilestone: refused('CONFLICT') }), says({ editMilestone: done })]]])
  await show(
    <>
      <MilestonesLife slug="post" />
      <UndoBar />
    </>,
  )
  await userEvent.click(await screen.findByRole('button', { name: 'Done today' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  expect(await screen.findByText(/^Somebody has changed it meanwhile/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Done today' }))
  expect(await screen.findByText('Done: Posto mobile aperto.')).toBeTruthy()
  expect(screen.queryByText(/^Somebody has changed it meanwhile/)).toBeNull()
})

test('a measurement is written down with its day; what the server asks to correct stands at its field', async () => {
  const { sentTo } = memberWith([life, [RecordMeasurement, [says({ recordMeasurement: refused('DATE_IN_FUTURE', ['input', 'measuredOn']) }), says({ recordMeasurement: done })]]])
  await show(<IndicatorsLife slug="post" />)
  await userEvent.click(await screen.findByRole('button', { name: 'Record a measurement' }))
  const form = within(screen.getByRole('form', { name: 'Record a measurement' }))
  await userEvent.type(form.getByLabelText('Measured value'), '-3.5')
  await userEvent.click(form.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('This day has not come yet.')).toBeTruthy()
  expect(form.getByLabelText('Measured on').getAttribute('aria-invalid')).toBe('true')
  await userEvent.click(form.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(sentTo(RecordMeasurement)[1]).toEqual({ input: { indicatorId: 'I1', value: -3.5, measuredOn: today() } }))
})

test('who may not measure sees nothing of it', async () => {
  const { sentTo } = memberWith([[PilotLifeQuery, says({ pilot: pilot(['READ', 'EDIT']) })]])
  const { container } = await show(<MilestonesLife slug="post" />)
  await waitFor(() => expect(sentTo(PilotLifeQuery)).toHaveLength(1))
  expect(container.textContent).toBe('')
})

test('a dataset that is taken away comes back by the undo, for the same use', async () => {
  const { sentTo } = memberWith([[PilotLifeQuery, says({ pilot: pilot(['LINK']) })], [StopUsingDataset, says({ stopUsingDataset: done })], [UseDataset, says({ useDataset: done })]])
  await show(
    <>
      <DatasetsLife slug="post" />
      <UndoBar />
    </>,
  )
  await userEvent.click(await screen.findByRole('button', { name: 'Remove' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(sentTo(UseDataset)).toEqual([{ input: { pilotId: 'T1', datasetId: 'D1', purpose: 'DESIGN', note: 'Per scegliere i luoghi.', language: 'it' } }]))
  expect(sentTo(StopUsingDataset)).toEqual([{ input: { id: 'U1' } }])
})

test('who may not tie the pilot to others sees no way to do it', async () => {
  const { sentTo } = memberWith([[PilotLifeQuery, says({ pilot: pilot(['READ', 'MEASURE']) })]])
  const { container } = await show(<DatasetsLife slug="post" />)
  await waitFor(() => expect(sentTo(PilotLifeQuery)).toHaveLength(1))
  expect(container.textContent).toBe('')
})
