// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answerEach, type Reply } from '../../test/answers'
import { standInForDialogs } from '../../test/dialogs'
import { show } from '../../test/render'
import { Consents } from './consents'
import { Download } from './download'
import { Erase } from './erase'
import { Notices } from './notices'
import { OwnData, type Own } from './own'

const MARK = 'rialto.signed-in'
const answer = (name: string, issues: object[] = []): Reply => ({ body: { data: { [name]: { issues } } } })
const inputs = (sent: { body: Record<string, unknown> }[]) => sent.map(({ body }) => (body['variables'] as { input: unknown }).input)
const consent = { purpose: 'DIGEST', isRequired: false, isGiven: true, textVersion: '2026-11', currentTextVersion: '2026-11', at: '2026-11-22T10:00:00Z' } as const
const notice: Own['notices'][number] = {
  id: 'n1',
  decision: 'HIDE',
  rule: 'TRUTH',
  note: 'The figures are not those of the town.',
  recordTitle: 'A school',
  record: { __typename: 'Project', slug: 'a-school' },
  at: '2026-11-22T10:00:00Z',
  until: null,
  liftedAt: null,
  mayObject: true,
  objectUntil: '2027-05-22T10:00:00Z',
  objection: null,
}
const own: Own = {
  id: '1',
  email: 'ana@example.org',
  ban: null,
  consents: [],
  notices: [],
  erasure: { contributions: 2, aloneFor: [{ __typename: 'Project', id: 'p1', slug: 'a-school', title: { text: 'A school', language: 'en', isTranslation: false } }] },
}
const rules = [
  { what: 'ACCOUNT', keep: 'GONE', remove: 'GONE' },
  { what: 'CONTRIBUTIONS', keep: 'ANONYMOUS', remove: 'GONE' },
] as const

beforeEach(() => {
  localStorage.clear()
  standInForDialogs()
})
afterEach(() => vi.unstubAllGlobals())

test('what is not needed is withdrawn with one press; what is needed says so', async () => {
  localStorage.setItem(MARK, 'ended')
  const sent = answerEach({ SetConsent: answer('setConsent') })
  await show(<Consents consents={[consent, { ...consent, purpose: 'TERMS', isRequired: true, currentTextVersion: '2026-12' }]} />)
  const [digest, terms] = screen.getAllByRole('listitem')
  if (!digest || !terms) throw new Error('Two consents')
  expect(within(terms).queryByRole('button', { name: 'Withdraw' })).toBeNull()
  expect(within(terms).getByText(/The account cannot be without it. The text has changed since./)).toBeTruthy()
  await userEvent.click(within(digest).getByRole('button', { name: 'Withdraw' }))
  await userEvent.click(within(terms).getByRole('button', { name: 'Agree' }))
  await waitFor(() =>
    expect(inputs(sent.of('SetConsent'))).toEqual([
      { purpose: 'DIGEST', isGiven: false },
      { purpose: 'TERMS', isGiven: true },
    ]),
  )
})

test('a decision says what, by which rule and why, and takes an objection', async () => {
  localStorage.setItem(MARK, 'ended')
  const sent = answerEach({ ObjectToDecision: answer('objectToDecision', [{ path: ['input', 'text'], code: 'TEXT_NEEDED', params: [] }]) })
  await show(<Notices notices={[notice]} />)
  expect(screen.getByRole('heading', { name: 'Hidden' })).toBeTruthy()
  expect(screen.getByRole<HTMLAnchorElement>('link', { name: 'A school' }).pathname).toBe('/projects/a-school')
  expect(screen.getByText('The rule: What is said is true as far as one knows.')).toBeTruthy()
  expect(screen.getByText('The figures are not those of the town.')).toBeTruthy()
  await userEvent.type(screen.getByLabelText('Why the decision is wrong'), 'They are.')
  await userEvent.click(screen.getByRole('button', { name: 'Send the objection', hidden: true }))
  expect(await screen.findByText('Why the decision is wrong: Say why.')).toBeTruthy()
  expect(inputs(sent.of('ObjectToDecision'))).toEqual([{ id: 'n1', text: 'They are.' }])
})

test('an objection shows its answer, and nobody can object twice', async () => {
  const objection = { text: 'They are.', at: '2026-11-23T10:00:00Z', answeredAt: '2026-11-24T10:00:00Z', isUpheld: true, answer: 'So they are.' }
  await show(<Notices notices={[{ ...notice, mayObject: false, liftedAt: '2026-11-24T10:00:00Z', objection }]} />)
  expect(screen.getByText('On November 24, 2026 the decision was taken back.')).toBeTruthy()
  expect(screen.getByText('So they are.')).toBeTruthy()
  expect(screen.queryByText('Object')).toBeNull()
})

test('erasing names what will happen by the choice that is made, then asks for the password and the code', async () => {
  localStorage.setItem(MARK, 'ended')
  const sent = answerEach({ EraseAccount: [answer('eraseAccount', [{ path: ['input', 'code'], code: 'SECOND_FACTOR_NEEDED', params: [] }]), answer('eraseAccount')] })
  const onErased = vi.fn<() => void>()
  await show(<Erase own={own} rules={rules} onErased={onErased} />)
  const fateOf = (what: string) => screen.getByText(what).nextElementSibling?.textContent
  expect([fateOf('Name, address, password'), fateOf('Contributions')]).toEqual(['gone at once', 'stays under “a former member”'])
  await userEvent.click(screen.getByRole('radio', { name: 'It goes too', hidden: true }))
  expect(fateOf('Contributions')).toBe('gone at once')
  expect(screen.getByText(/You alone answer for: A school/)).toBeTruthy()
  await userEvent.type(screen.getByLabelText('Password'), 'four bridges{Enter}')
  await userEvent.type(await screen.findByLabelText('Code of the app'), '123456{Enter}')
  await waitFor(() => expect(onErased).toHaveBeenCalledOnce())
  expect(inputs(sent.of('EraseAccount'))).toEqual([
    { content: 'REMOVE', password: 'four bridges' },
    { content: 'REMOVE', password: 'four bridges', code: '123456' },
  ])
  expect(localStorage.getItem(MARK)).toBeNull()
})

test('the download is saved under the name the server gives, and a limit says how long to wait', async () => {
  localStorage.setItem(MARK, 'yes')
  const sent = answerEach({
    '/session/refresh': { body: { accessToken: 'one', expiresAt: '2999-01-01T00:00:00Z' } },
    '/my-data.json': [{ headers: { 'content-disposition': 'attachment; filename="rialto-my-data-2026-11-22.json"' }, body: '{}' }],
    '/my-data.html': [{ status: 429, headers: { 'retry-after': '61' }, body: '' }],
  })
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }))
  const names: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    names.push(this.download)
  })
  await show(<Download />)
  await userEvent.click(screen.getByRole('button', { name: 'A file for programs (JSON)' }))
  expect(await screen.findByText('Your browser has saved it.')).toBeTruthy()
  expect(names).toEqual(['rialto-my-data-2026-11-22.json'])
  expect(sent.of('/my-data.json')[0]?.headers.get('authorization')).toBe('Bearer one')
  await userEvent.click(screen.getByRole('button', { name: 'A page to read' }))
  expect(await screen.findByText('That was a lot at once. Try again in 61 seconds.')).toBeTruthy()
})

test('what cannot be read says why, and can be tried again', async () => {
  localStorage.setItem(MARK, 'yes')
  answerEach({
    '/session/refresh': { body: { accessToken: 'one', expiresAt: '2999-01-01T00:00:00Z' } },
    MyData: [{ body: { errors: [{ message: 'x', extensions: { code: 'INTERNAL', requestId: 'r-17' } }] } }, { body: { data: { viewer: own, erasureRules: rules } } }],
  })
  await show(<OwnData>{({ email }) => <p>{email}</p>}</OwnData>)
  expect(await screen.findByText('r-17')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('ana@example.org')).toBeTruthy()
})
