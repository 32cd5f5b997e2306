// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answerEach, type Reply } from '../../test/answers'
import { standInForDialogs } from '../../test/dialogs'
import { show } from '../../test/render'
import { ReportRecord } from './report-record'

const answer = (issues: object[] = []): Reply => ({ body: { data: { report: { issues } } } })
const inputs = (sent: { body: Record<string, unknown> }[]) => sent.map(({ body }) => (body['variables'] as { input: unknown }).input)

beforeEach(() => {
  localStorage.clear()
  standInForDialogs()
})
afterEach(() => vi.unstubAllGlobals())

const open = async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Report this' }))
  return within(await screen.findByRole('dialog', { name: 'Report this to the moderators' }))
}

test('a visitor reports a record and may leave an address', async () => {
  const sent = answerEach({ Report: answer() })
  await show(<ReportRecord id="r1" />)
  const dialog = await open()
  await userEvent.type(dialog.getByLabelText(/Your e-mail address/), 'ana@example.org')
  await userEvent.click(dialog.getByRole('button', { name: 'Send the report' }))
  const thanks = await dialog.findByText(/nobody else learns who reported it/)
  await waitFor(() => expect(document.activeElement).toBe(thanks))
  expect(thanks.textContent).not.toContain('You will get a mail')
  expect(inputs(sent.of('Report'))).toEqual([{ id: 'r1', reason: 'PERSONAL_DATA', email: 'ana@example.org' }])
})

test('some reasons need words, and what the server asks to correct stands at its field', async () => {
  const sent = answerEach({ Report: [answer([{ path: ['input', 'text'], code: 'TEXT_TOO_LONG', params: [{ name: 'most', value: '2000' }] }]), answer()] })
  localStorage.setItem('rialto.signed-in', 'ended')
  await show(<ReportRecord id="r1" />)
  const dialog = await open()
  await userEvent.click(dialog.getByRole('radio', { name: 'Against the law' }))
  await userEvent.click(dialog.getByRole('button', { name: 'Send the report' }))
  expect(dialog.getByText('In your words: Fill this in.')).toBeTruthy()
  expect(sent.all).toHaveLength(0)
  await userEvent.type(dialog.getByLabelText(/In your words/), 'The third paragraph')
  await userEvent.click(dialog.getByRole('button', { name: 'Send the report' }))
  expect(await dialog.findByText('In your words: Write at most 2000 characters.')).toBeTruthy()
  expect(dialog.getByLabelText<HTMLTextAreaElement>(/In your words/).value).toBe('The third paragraph')
})

test('a member is told by mail, and is asked for no address', async () => {
  localStorage.setItem('rialto.signed-in', 'yes')
  answerEach({ '/session/refresh': { body: { accessToken: 'one', expiresAt: '2999-01-01T00:00:00Z' } }, Report: answer() })
  await show(<ReportRecord id="r1" />)
  const dialog = await open()
  expect(dialog.queryByLabelText(/Your e-mail address/)).toBeNull()
  await userEvent.click(dialog.getByRole('button', { name: 'Send the report' }))
  expect(await dialog.findByText(/You will get a mail once it is decided/)).toBeTruthy()
})
