// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answerEach, type Reply } from '../../test/answers'
import { standInForDialogs } from '../../test/dialogs'
import { show } from '../../test/render'
import { Objections } from './objections'
import { Queue } from './queue'

const answer = (name: string, issues: object[] = []): Reply => ({ body: { data: { [name]: { issues } } } })
const inputs = (sent: { body: Record<string, unknown> }[]) => sent.map(({ body }) => (body['variables'] as { input: unknown }).input)
const text = (words: string) => ({ text: words, html: `<p>${words}</p>`, language: 'en', isTranslation: false })
const report = {
  id: 'r1',
  reason: 'WRONG',
  text: 'The figures are made up.',
  createdAt: '2026-11-22T10:00:00Z',
  recordTitle: 'A school',
  others: 2,
  decidedAt: null,
  decision: null,
  rule: null,
  note: null,
  isMine: false,
  messages: [] as object[],
  concerned: [
    { id: 'u1', name: 'Ana', slug: 'ana' },
    { id: 'u2', name: 'Ivo', slug: 'ivo' },
  ],
  record: { __typename: 'Project', id: 'p1', slug: 'a-school', summary: text('A school on the quay.'), projectText: null },
}
const reports = (...nodes: object[]): Reply => ({ body: { data: { reports: { totalCount: nodes.length, pageInfo: { hasNextPage: nodes.length > 0, endCursor: 'c1' }, nodes } } } })
const queue = (isDecided = false) => <Queue isDecided={isDecided} after={undefined} next={(after) => <p>More after {after}</p>} />

beforeEach(() => {
  localStorage.clear()
  standInForDialogs()
})
afterEach(() => vi.unstubAllGlobals())

test('a report shows what was said, what the record says, and how many others wait', async () => {
  answerEach({ Reports: reports(report) })
  await show(queue())
  expect(await screen.findByText('1 report waits.')).toBeTruthy()
  expect(screen.getByText('The figures are made up.')).toBeTruthy()
  expect(screen.getByText('A school on the quay.')).toBeTruthy()
  expect(screen.getByText(/Not true, reported on .* 2 more reports of the same record wait./)).toBeTruthy()
  expect(screen.getByText('More after c1')).toBeTruthy()
})

test('an empty queue says so', async () => {
  answerEach({ Reports: reports() })
  await show(queue())
  expect(await screen.findByRole('heading', { name: 'Nothing waits' })).toBeTruthy()
})

test('a ban names rule, person and time, and needs a reason', async () => {
  const sent = answerEach({ Reports: [reports(report), reports()], Objections: { body: { data: { objections: [] } } }, DecideReport: answer('decideReport') })
  await show(queue())
  const form = within(await screen.findByRole('form', { name: 'Decide', hidden: true }))
  const hidden = { hidden: true }
  expect(form.queryByLabelText('Rule that was broken')).toBeNull()
  await userEvent.click(form.getByRole('radio', { name: 'Hidden, and writing stopped', ...hidden }))
  await userEvent.selectOptions(form.getByLabelText('Rule that was broken'), 'TRUTH')
  await userEvent.selectOptions(form.getByLabelText('Who is concerned'), 'Ivo')
  await userEvent.selectOptions(form.getByLabelText(/For how long/), '90 days')
  await userEvent.click(form.getByRole('button', { name: 'Decide now', ...hidden }))
  expect(form.getByText('Facts and why: Fill this in.')).toBeTruthy()
  await userEvent.type(form.getByLabelText(/Facts and why/), 'No such figures.')
  await userEvent.click(form.getByRole('button', { name: 'Decide now', ...hidden }))
  expect(await screen.findByRole('heading', { name: 'Nothing waits' })).toBeTruthy()
  expect(inputs(sent.of('DecideReport'))).toEqual([{ id: 'r1', decision: 'BAN', rule: 'TRUTH', note: 'No such figures.', personId: 'u2', banDays: 90 }])
})

test('a report without a broken rule is dismissed without a word', async () => {
  const sent = answerEach({ Reports: reports(report), Objections: { body: { data: { objections: [] } } }, DecideReport: answer('decideReport', [{ path: ['input', 'id'], code: 'REPORT_DECIDED', params: [] }]) })
  await show(queue())
  const form = within(await screen.findByRole('form', { name: 'Decide', hidden: true }))
  await userEvent.click(form.getByRole('button', { name: 'Decide now', hidden: true }))
  expect(await form.findByText('Another moderator has decided it meanwhile.')).toBeTruthy()
  expect(inputs(sent.of('DecideReport'))).toEqual([{ id: 'r1', decision: 'DISMISS' }])
})

test('the history shows each decision, and what it can be taken back by, after one question', async () => {
  const decided = { ...report, others: 0, decidedAt: '2026-11-22T11:00:00Z', decision: 'HIDE', rule: 'TRUTH', note: 'No such figures.', isMine: true }
  const sent = answerEach({ Reports: reports(decided), Objections: { body: { data: { objections: [] } } }, ShowRecordAgain: answer('restoreRecord') })
  await show(queue(true))
  expect(await screen.findByText(/Decided by you on/)).toBeTruthy()
  expect(sent.of('Reports')[0]?.body['variables']).toEqual({ isDecided: true, after: null })
  await userEvent.click(screen.getByRole('button', { name: 'Show it again' }))
  expect(screen.getByText('Everybody will see the record again, as it was before.')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Show it again' }))
  expect(await screen.findByText('It is shown again.')).toBeTruthy()
  expect(inputs(sent.of('ShowRecordAgain'))).toEqual([{ id: 'p1' }])
})

test('an objection is answered with a reason, by another moderator than who decided', async () => {
  const notice = { id: 'n1', decision: 'HIDE', rule: 'TRUTH', note: 'No such figures.', recordTitle: 'A school', at: '2026-11-22T11:00:00Z', record: null }
  const sent = answerEach({
    Reports: reports(),
    Objections: { body: { data: { objections: [{ id: 'n1', text: 'There are.', at: '2026-11-23T10:00:00Z', notice }] } } },
    AnswerObjection: [answer('answerObjection', [{ path: ['input', 'id'], code: 'OTHER_MODERATOR', params: [] }])],
  })
  await show(<Objections />)
  expect(await screen.findByText('There are.')).toBeTruthy()
  const form = within(screen.getByRole('form', { name: 'Answer the objection', hidden: true }))
  await userEvent.selectOptions(form.getByLabelText('Decision'), 'The decision is taken back')
  await userEvent.type(form.getByLabelText('Facts and why'), 'They were found.')
  await userEvent.click(form.getByRole('button', { name: 'Send the answer', hidden: true }))
  expect(await form.findByText('You decided it yourself: another moderator must answer.')).toBeTruthy()
  await waitFor(() => expect(inputs(sent.of('AnswerObjection'))).toEqual([{ id: 'n1', uphold: true, note: 'They were found.' }]))
})

test('a report of a message shows it and what came before it, and of a comment its words', async () => {
  const message = (id: string, words: string) => ({ id, authorName: 'Eva', writtenAt: '2026-11-22T09:00:00Z', text: text(words) })
  answerEach({
    Reports: reports(
      { ...report, record: null, messages: [message('m1', 'Good morning'), message('m2', 'Buy my pills')] },
      { ...report, id: 'r2', record: { __typename: 'Comment', id: 'c1', commentText: text('Buy my books') } },
    ),
  })
  await show(queue())
  const [first] = await screen.findAllByRole('listitem')
  await userEvent.click(within(first as HTMLElement).getByText('The message and what came before it'))
  expect(screen.getByText('Good morning')).toBeTruthy()
  expect(screen.getByText('Buy my pills')).toBeTruthy()
  expect(screen.getByText('Buy my books')).toBeTruthy()
})
