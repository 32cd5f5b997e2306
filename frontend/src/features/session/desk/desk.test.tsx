// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { RecordFinderQuery } from '../../../acting/finder'
import { show } from '../../../test/render'
import { done, memberWith, refused, says } from '../../../test/replies'
import { AddEvaluator, CancelSession, DecideApplication, RemoveEvaluator, SessionDeskQuery, SetAgenda } from './documents'
import { SessionDesk } from './desk'
import { useDesk } from './use-desk'

beforeEach(() => {
  localStorage.clear()
  Element.prototype.scrollIntoView = () => undefined
})
afterEach(() => vi.unstubAllGlobals())

const PAST = '2020-01-01T00:00:00Z'
const words = (text: string) => ({ text, language: 'en', isTranslation: false })
const prose = (text: string) => ({ html: `<p>${text}</p>`, language: 'en' })
const result = (average: number) => ({ average, spread: 0.5, count: 2, criteria: [{ criterion: 'NEED', average: 4, spread: 0.5 }] })
const application = (id: string, title: string, more: object = {}) => ({
  id,
  version: 2,
  status: 'SUBMITTED',
  areas: ['FUNDING'],
  createdAt: PAST,
  project: { id: `P-${id}`, slug: id, title: words(title) },
  reason: null,
  result: null,
  socialImpact: prose('Much.'),
  readiness: prose('Some.'),
  need: prose('A piano.'),
  ...more,
})
const session = (more: object = {}) => ({
  id: 'S1',
  slug: 'mesa',
  version: 7,
  mayI: ['SELECT'],
  startsAt: '2026-12-01T17:00:00Z',
  endsAt: '2026-12-01T18:00:00Z',
  timeZone: 'UTC',
  cancelledAt: null,
  recipients: 12,
  title: words('Mesa'),
  call: { opensAt: PAST, closesAt: PAST },
  seats: [
    { area: 'FUNDING', seats: 1, taken: 1 },
    { area: 'TECHNOLOGY', seats: 3, taken: 1 },
  ],
  experts: [{ id: 'E1', area: 'FUNDING', status: 'INVITED', name: 'Bor' }],
  evaluators: [{ id: 'V1', name: 'Eva', email: 'eva@example.org', done: 2, todo: 1, conflicts: 1 }],
  turns: [],
  applications: [],
  ...more,
})
const desk = (more?: object) => [SessionDeskQuery, says({ session: session(more) })] as const

function Page() {
  const found = useDesk('mesa').data?.session
  return found ? <SessionDesk session={found} /> : null
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))
const row = (title: string) => within(screen.getByText(title, { selector: '[id^="slot-"]' }).closest('li') as HTMLElement)
const order = () => within(screen.getByRole('list', { name: 'Agenda' })).getAllByRole('listitem').map((item) => item.querySelector('[id^="slot-"]')?.textContent)

test('applications stand with the best first, those without scores last, and are counted by state', async () => {
  memberWith([desk({ applications: [application('a', 'A choir'), application('b', 'A bus', { result: result(3.5) }), application('c', 'A club', { result: result(4.25), status: 'ACCEPTED' })] })])
  await show(<Page />)
  const table = await screen.findByRole('table', { name: 'Applications' })
  expect(within(table).getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['A club', 'A bus', 'A choir'])
  expect(within(table).getByText('4.25')).toBeTruthy()
  expect(screen.getByText('Received', { selector: 'dt' }).nextElementSibling?.textContent).toBe('2')
})

test('before the call is closed nothing is decided', async () => {
  memberWith([desk({ call: { opensAt: PAST, closesAt: '2999-01-01T00:00:00Z' }, applications: [application('a', 'A choir')] })])
  await show(<Page />)
  expect(await screen.findByText('Decisions can be made when the call is closed.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Decide' })).toBeNull()
})

test('a decision has a reason; when somebody else decided meanwhile it says so and what was typed stays', async () => {
  const { sentTo } = memberWith([desk({ applications: [application('a', 'A choir')] }), [DecideApplication, [says({ decideApplication: refused('CONFLICT') }), says({ decideApplication: done })]]])
  await show(<Page />)
  await press('Decide')
  const form = within(screen.getByRole('form', { name: 'Decide' }))
  await userEvent.selectOptions(form.getByLabelText('Decision'), 'Waiting list')
  await userEvent.type(form.getByLabelText('Reason'), 'A hall first.')
  await userEvent.click(form.getByRole('button', { name: 'Save it and tell the applicants' }))
  expect(await screen.findByText(/^Somebody has changed it meanwhile/)).toBeTruthy()
  expect(form.getByLabelText<HTMLTextAreaElement>('Reason').value).toBe('A hall first.')
  await userEvent.click(form.getByRole('button', { name: 'Save it and tell the applicants' }))
  const input = { id: 'a', version: 2, decision: 'WAITING_LIST', reason: 'A hall first.', language: 'en' }
  await waitFor(() => expect(sentTo(DecideApplication)).toEqual([{ input }, { input }]))
})

test('evaluators are added by their name, and taken away after a question that says what stays', async () => {
  const { sentTo } = memberWith([desk(), [RecordFinderQuery, says({ search: { nodes: [{ __typename: 'Person', id: 'Iva', name: 'Iva Lund', region: null }] } })], [AddEvaluator, says({ addEvaluator: done })], [RemoveEvaluator, says({ removeEvaluator: done })]])
  await show(<Page />)
  expect(await screen.findByText(/2 scored, 1 still to do · too close to 1/)).toBeTruthy()
  const form = within(screen.getByRole('form', { name: 'Add an evaluator' }))
  await userEvent.type(form.getByRole('combobox', { name: 'Evaluator' }), 'Iva')
  await userEvent.click(await screen.findByRole('option', { name: /Iva Lund/ }))
  await userEvent.click(form.getByRole('button', { name: 'Add an evaluator' }))
  await waitFor(() => expect(sentTo(AddEvaluator)).toEqual([{ input: { sessionId: 'S1', personId: 'Iva' } }]))
  await press('Remove')
  expect(screen.getByText('Eva can score nothing more. Scores already given stay: 2.')).toBeTruthy()
  await press('Remove')
  await waitFor(() => expect(sentTo(RemoveEvaluator)).toEqual([{ input: { sessionId: 'S1', personId: 'V1' } }]))
})

test('only areas with a free seat are offered, with how many there are', async () => {
  memberWith([desk()])
  await show(<Page />)
  const area = within(await screen.findByRole('form', { name: 'Invite an expert' })).getByLabelText('Area')
  expect(within(area).getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['Technology: 2 seats free'])
})

test('calling it off says first how many people get a mail', async () => {
  const { sentTo } = memberWith([desk(), [CancelSession, says({ cancelSession: done })]])
  await show(<Page />)
  await press('Cancel the session')
  expect(screen.getByText('12 people get a mail.')).toBeTruthy()
  const form = within(screen.getByRole('form', { name: 'Cancel the session' }))
  await userEvent.type(form.getByLabelText('Why'), 'The hall burnt.')
  await userEvent.click(form.getByRole('button', { name: 'Cancel it and send the mails' }))
  await waitFor(() => expect(sentTo(CancelSession)).toEqual([{ input: { id: 'S1', version: 7, reason: 'The hall burnt.', language: 'en' } }]))
})

test('the agenda is put together by keyboard: accepted projects, a break, order, minutes, and the sum against the session', async () => {
  const accepted = ['A choir', 'A bus'].map((title, at) => application(String(at), title, { status: 'ACCEPTED' }))
  const { sentTo } = memberWith([desk({ applications: accepted }), [SetAgenda, says({ setAgenda: done })]])
  await show(<Page />)
  for (let more = 0; more < 2; more += 1) await userEvent.click((await screen.findAllByRole('button', { name: 'Give it a turn' }))[0] as HTMLElement)
  expect(screen.queryByRole('button', { name: 'Give it a turn' })).toBeNull()
  await press('Add a break or a word of welcome')
  await userEvent.type(screen.getByLabelText('What it is'), 'Welcome')
  await press('Add')
  expect(order()).toEqual(['A choir', 'A bus', 'Welcome'])
  const up = row('Welcome').getByRole('button', { name: 'Up' })
  up.focus()
  await userEvent.keyboard('{Enter}{Enter}{Enter}')
  expect(order()).toEqual(['Welcome', 'A choir', 'A bus'])
  expect(document.activeElement).toBe(row('Welcome').getByRole('button', { name: 'Up' }))
  expect(screen.getByText('“Welcome” is number 1 of 3 now.')).toBeTruthy()
  expect(screen.getByText('50 of 60 minutes planned, 10 free')).toBeTruthy()
  const minutes = row('A bus').getByLabelText('Minutes')
  await userEvent.clear(minutes)
  expect(screen.getByText('Each turn takes 1 to 480 whole minutes.')).toBeTruthy()
  await userEvent.type(minutes, '35')
  expect(screen.getByText('65 minutes planned, the session has 60: 5 too many')).toBeTruthy()
  await press('Save the agenda')
  const turns = [
    { title: 'Welcome', language: 'en', minutes: 10 },
    { projectId: 'P-0', minutes: 20 },
    { projectId: 'P-1', minutes: 35 },
  ]
  await waitFor(() => expect(sentTo(SetAgenda)).toEqual([{ input: { sessionId: 'S1', version: 7, turns } }]))
  expect(await screen.findByText('The agenda is saved.')).toBeTruthy()
})

test('turns that are there keep their ids; one that has begun stays where it is, and what is refused says why', async () => {
  const turns = [
    { id: 'T1', minutes: 20, status: 'DONE', title: null, project: { id: 'P1', title: words('A choir') } },
    { id: 'T2', minutes: 20, status: 'PLANNED', title: words('Coffee'), project: null },
    { id: 'T3', minutes: 20, status: 'PLANNED', title: null, project: { id: 'P3', title: words('A bus') } },
  ]
  const { sentTo } = memberWith([desk({ turns }), [SetAgenda, says({ setAgenda: refused('CONFLICT') })]])
  await show(<Page />)
  await screen.findByRole('list', { name: 'Agenda' })
  expect(row('A choir').queryByRole('button', { name: 'Take out' })).toBeNull()
  await userEvent.click(row('Coffee').getByRole('button', { name: 'Up' }))
  expect(order()).toEqual(['A choir', 'Coffee', 'A bus'])
  await userEvent.click(row('Coffee').getByRole('button', { name: 'Down' }))
  await press('Save the agenda')
  await waitFor(() => expect(sentTo(SetAgenda)).toEqual([{ input: { sessionId: 'S1', version: 7, turns: [{ id: 'T1', projectId: 'P1', minutes: 20 }, { id: 'T3', projectId: 'P3', minutes: 20 }, { id: 'T2', title: 'Coffee', language: 'en', minutes: 20 }] } }]))
  expect(await screen.findByText(/^Somebody has changed it meanwhile/)).toBeTruthy()
  expect(order()).toEqual(['A choir', 'A bus', 'Coffee'])
  await press('Back to what is saved')
  expect(order()).toEqual(['A choir', 'Coffee', 'A bus'])
})
