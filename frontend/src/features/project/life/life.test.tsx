// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SignInAgainContext } from '../../../acting/sign-in-again'
import { UndoBar } from '../../../acting/undo'
import { done, memberWith, refused, says, unauthenticated } from '../../../test/replies'
import { show } from '../../../test/render'
import { ConcludeProject, MoveProject, OpenNeed, ProjectLifeQuery, RecordEvidence, SetNeedStatus, WithdrawEvidence } from './documents'
import { NeedsLife } from './needs'
import { StageLife } from './stage'

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

const need = { id: 'N1', area: 'FUNDING', kind: 'PLACE', status: 'OPEN', openUntil: null, title: { text: 'Sala per trenta', language: 'it' }, text: null }

/** A project that is understood and stands before its test: the result is told, the feedback is not. */
function project(more: object = {}) {
  const asked = (requirement: string, text?: string) => ({
    requirement,
    isMet: text !== undefined,
    metOn: text === undefined ? null : '2026-03-01',
    evidence: text === undefined ? null : { text, language: 'it' },
  })
  return {
    id: 'P1',
    slug: 'choir',
    version: 7,
    mayI: ['READ', 'EDIT', 'MOVE_STAGE', 'MANAGE_NEEDS', 'CONCLUDE', 'LINK'],
    stage: 'UNDERSTOOD',
    title: { text: 'Un coro', language: 'it' },
    gates: [
      { stage: 'NEED_IDENTIFIED', isPassed: true, isMet: true, requirements: [] },
      { stage: 'UNDERSTOOD', isPassed: true, isMet: true, requirements: [] },
      { stage: 'TESTED', isPassed: false, isMet: false, requirements: [asked('TEST_RESULT', 'Otto settimane'), asked('USER_FEEDBACK')] },
    ],
    outcome: null,
    needs: { nodes: [need] },
    links: { nodes: [] },
    linkedFrom: { nodes: [] },
    datasetUses: { nodes: [] },
    organisations: { nodes: [] },
    ...more,
  }
}

const life = (more?: object) => [ProjectLifeQuery, says({ project: project(more) })] as const
const open = { ...project(), gates: project().gates.map((gate) => ({ ...gate, isMet: true })) }
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

test('who may not move it sees nothing of how to', async () => {
  const { sentTo } = memberWith([life({ mayI: ['READ'] })])
  const { container } = await show(<StageLife slug="choir" renderLesson={() => null} />)
  await waitFor(() => expect(sentTo(ProjectLifeQuery)).toHaveLength(1))
  expect(container.textContent).toBe('')
})

test('a visitor is asked about nothing', async () => {
  const { sentTo } = memberWith([life()])
  localStorage.clear()
  await show(<StageLife slug="choir" renderLesson={() => null} />)
  expect(sentTo(ProjectLifeQuery)).toHaveLength(0)
})

test('evidence is written where it is missing, in the language of the page', async () => {
  const { sentTo } = memberWith([life(), [RecordEvidence, says({ recordEvidence: done })]])
  await show(<StageLife slug="choir" renderLesson={() => null} />)
  await userEvent.click(await screen.findByRole('button', { name: 'Write the evidence' }))
  const panel = screen.getByRole('group', { name: 'Write the evidence' })
  const text = within(panel).getByRole('textbox', { name: 'Users’ feedback' })
  expect(document.activeElement).toBe(text)
  await userEvent.type(text, 'They came back each week.')
  await press('Save')
  await waitFor(() =>
    expect(sentTo(RecordEvidence)).toEqual([
      { input: { projectId: 'P1', requirement: 'USER_FEEDBACK', text: 'They came back each week.', language: 'en', metOn: null } },
    ]),
  )
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Write the evidence' })))
  expect(sentTo(ProjectLifeQuery).length).toBeGreaterThan(1)
})

test('evidence that was taken back comes back as it was', async () => {
  const { sentTo } = memberWith([life(), [WithdrawEvidence, says({ withdrawEvidence: done })], [RecordEvidence, says({ recordEvidence: done })]])
  await show(
    <>
      <StageLife slug="choir" renderLesson={() => null} />
      <UndoBar />
    </>,
  )
  await userEvent.click(await screen.findByRole('button', { name: 'Take it back' }))
  expect(await screen.findByText('The evidence for “Test result” is taken back.')).toBeTruthy()
  await press('Undo')
  await waitFor(() =>
    expect(sentTo(RecordEvidence)).toEqual([{ input: { projectId: 'P1', requirement: 'TEST_RESULT', text: 'Otto settimane', language: 'it', metOn: '2026-03-01' } }]),
  )
  await waitFor(() => expect(screen.queryByText('The evidence for “Test result” is taken back.')).toBeNull())
})

test('the way forward opens with the last evidence, and what the server still misses is one sentence', async () => {
  const missing = ['TEST_RESULT', 'USER_FEEDBACK'].flatMap((value) => refused('GATE_NOT_MET', ['input', 'stage'], [{ name: 'requirement', value }]).issues)
  const { sentTo } = memberWith([[ProjectLifeQuery, says({ project: open })], [MoveProject, says({ moveProject: { issues: missing, project: null } })]])
  await show(<StageLife slug="choir" renderLesson={() => null} />)
  await userEvent.click(await screen.findByRole('button', { name: 'Move on to Tested' }))
  await userEvent.click(within(screen.getByRole('form', { name: 'Move on to Tested' })).getByRole('button', { name: 'Move on to Tested' }))
  expect(await screen.findByText('Still missing: Test result and Users’ feedback.')).toBeTruthy()
  expect(sentTo(MoveProject)[0]).toMatchObject({ input: { projectId: 'P1', version: 7, stage: 'TESTED', note: null } })
})

test('nobody but a hub’s manager is offered to pass a gate that is not met, and then with a reason', async () => {
  const { sentTo } = memberWith([life({ mayI: ['MOVE_STAGE', 'OVERRIDE_GATE'] }), [MoveProject, says({ moveProject: { issues: [], project: null } })]])
  await show(<StageLife slug="choir" renderLesson={() => null} />)
  await userEvent.click(await screen.findByRole('button', { name: 'Let it pass to Tested all the same' }))
  expect(screen.queryByRole('button', { name: 'Move on to Tested' })).toBeNull()
  const send = within(screen.getByRole('form')).getByRole('button', { name: 'Let it pass to Tested all the same' })
  await userEvent.click(send)
  expect(sentTo(MoveProject)).toHaveLength(0)
  await userEvent.type(screen.getByRole('textbox', { name: 'Why it may pass' }), 'Tested in Palma before.')
  await userEvent.click(send)
  await waitFor(() => expect(sentTo(MoveProject)[0]).toMatchObject({ input: { stage: 'TESTED', overrideReason: 'Tested in Palma before.' } }))
})

test('going back asks for a reason before anything is sent', async () => {
  const { sentTo } = memberWith([life(), [MoveProject, says({ moveProject: { issues: [], project: null } })]])
  await show(<StageLife slug="choir" renderLesson={() => null} />)
  await userEvent.click(await screen.findByRole('button', { name: 'Go back a stage' }))
  await press('Go back')
  expect(sentTo(MoveProject)).toHaveLength(0)
  expect(screen.getByRole('textbox', { name: 'Reason' }).getAttribute('aria-invalid')).toBe('true')
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'The group was another one.')
  await press('Go back')
  await waitFor(() => expect(sentTo(MoveProject)[0]).toMatchObject({ input: { stage: 'NEED_IDENTIFIED', note: 'The group was another one.' } }))
})

test('an end is told first, and the project leaves with the version that made', async () => {
  const told = { issues: [], project: { id: 'P1', version: 8, stage: 'UNDERSTOOD' } }
  const { sentTo } = memberWith([
    life(),
    [ConcludeProject, [says({ concludeProject: { ...refused('CAUSES_NEEDED', ['input', 'causes']), project: null } }), says({ concludeProject: told })]],
    [MoveProject, says({ moveProject: { issues: [], project: null } })],
  ])
  await show(<StageLife slug="choir" renderLesson={() => null} />)
  await userEvent.click(await screen.findByRole('button', { name: 'End the project' }))
  await press('End it')
  expect(await screen.findByRole('link', { name: /Choose at least one cause/ })).toBeTruthy()
  expect(sentTo(MoveProject)).toHaveLength(0)
  await userEvent.click(screen.getByRole('checkbox', { name: 'no funding' }))
  await userEvent.type(screen.getByRole('textbox', { name: /What they would do differently/ }), 'Ask earlier.')
  await press('End it')
  await waitFor(() => expect(sentTo(MoveProject)).toEqual([{ input: { projectId: 'P1', version: 8, stage: 'STOPPED' } }]))
  expect(sentTo(ConcludeProject)[1]).toMatchObject({ input: { version: 7, kind: 'STOPPED_EARLY', causes: ['NO_FUNDING'], wouldDiffer: 'Ask earlier.', tried: null, publication: 'NAMED', publishOn: null, figures: [], namesMayStay: false } })
})

test('somebody else was faster: the page is read anew, what was typed stays, and the new version is sent', async () => {
  const { sentTo } = memberWith([
    [ProjectLifeQuery, [says({ project: project() }), says({ project: project({ version: 9 }) })]],
    [MoveProject, says({ moveProject: { ...refused('CONFLICT', ['input', 'version']), project: null } })],
  ])
  await show(<StageLife slug="choir" renderLesson={() => null} />)
  await userEvent.click(await screen.findByRole('button', { name: 'Go back a stage' }))
  const reason = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Reason' })
  await userEvent.type(reason, 'Another group.')
  await press('Go back')
  expect(await screen.findByText(/Somebody has changed it meanwhile/)).toBeTruthy()
  expect(reason.value).toBe('Another group.')
  await press('Go back')
  await waitFor(() => expect(sentTo(MoveProject).map(({ input }) => (input as { version: number }).version)).toEqual([7, 9]))
})

test('a session that ended is taken up again, and the form goes on with what was typed', async () => {
  const { sentTo } = memberWith([life(), [RecordEvidence, [unauthenticated, unauthenticated, says({ recordEvidence: done })]]])
  const renderDialog = ({ onDone }: { onDone: () => void }) => (
    <button type="button" onClick={onDone}>
      I am back
    </button>
  )
  await show(
    <SignInAgainContext value={renderDialog}>
      <StageLife slug="choir" renderLesson={() => null} />
    </SignInAgainContext>,
  )
  await userEvent.click(await screen.findByRole('button', { name: 'Write the evidence' }))
  await userEvent.type(screen.getByRole('textbox', { name: 'Users’ feedback' }), 'Yes')
  await press('Save')
  await userEvent.click(await screen.findByRole('button', { name: 'Sign in and go on' }))
  await press('I am back')
  await waitFor(() => expect(sentTo(RecordEvidence)).toHaveLength(3))
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Users’ feedback' })).toBeNull())
})

const needs = { totalCount: 1, nodes: [{ ...need, title: { ...need.title, isTranslation: false }, fulfilledByOrganisation: null, fulfilledByPerson: null, statusNote: null }] }
const shown = { needs } as unknown as Parameters<typeof NeedsLife>[0]['project']

test('a need that is sent twice is opened once, and stays typed until it is right', async () => {
  const { sentTo } = memberWith([life(), [OpenNeed, [says({ openNeed: refused('DATE_IN_PAST', ['input', 'openUntil']) }), says({ openNeed: done })]]])
  await show(<NeedsLife slug="choir" project={shown} />)
  await userEvent.click(await screen.findByRole('button', { name: 'Open a need' }))
  const form = screen.getByRole('form', { name: 'Open a need' })
  await userEvent.type(within(form).getByRole('textbox', { name: 'What you look for' }), 'A piano')
  await userEvent.selectOptions(within(form).getByRole('combobox', { name: 'Kind' }), 'Equipment')
  await userEvent.click(within(form).getByRole('button', { name: 'Open a need' }))
  expect(await screen.findByText('This day is over. Choose a later one.')).toBeTruthy()
  await userEvent.click(within(form).getByRole('button', { name: 'Open a need' }))
  await waitFor(() => expect(screen.queryByRole('form', { name: 'Open a need' })).toBeNull())
  const inputs = sentTo(OpenNeed).map(({ input }) => input as Record<string, unknown>)
  expect(inputs[1]).toEqual(inputs[0])
  expect(inputs[0]).toMatchObject({ projectId: 'P1', area: 'CREATIVITY', kind: 'EQUIPMENT', title: 'A piano', text: null, openUntil: null, language: 'en' })
  expect(String(inputs[0]?.['idempotencyKey']).length).toBeGreaterThan(10)
})

test('a need is fulfilled with a word on how, and opened again by the undo', async () => {
  const { sentTo } = memberWith([life(), [SetNeedStatus, says({ setNeedStatus: done })]])
  await show(
    <>
      <NeedsLife slug="choir" project={shown} />
      <UndoBar />
    </>,
  )
  await userEvent.click(await screen.findByRole('button', { name: 'Mark as fulfilled' }))
  const form = screen.getByRole('form', { name: 'Mark as fulfilled' })
  await userEvent.type(within(form).getByRole('textbox', { name: /^How/ }), 'The parish lent one.')
  await userEvent.click(within(form).getByRole('button', { name: 'Mark as fulfilled' }))
  expect(await screen.findByText('“Sala per trenta” is fulfilled.')).toBeTruthy()
  await press('Undo')
  await waitFor(() =>
    expect(sentTo(SetNeedStatus)).toEqual([
      { input: { id: 'N1', status: 'FULFILLED', fulfilledById: null, note: 'The parish lent one.', language: 'en' } },
      { input: { id: 'N1', status: 'OPEN' } },
    ]),
  )
})

test('a visitor sees the needs and no act', async () => {
  memberWith([life()])
  localStorage.clear()
  await show(<NeedsLife slug="choir" project={shown} />)
  expect(await screen.findByText('Sala per trenta')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})
