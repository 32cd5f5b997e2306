// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { show } from '../../../test/render'
import { done, memberWith, refused, says } from '../../../test/replies'
import { AnswerSeat, ApplyToSession, SessionLifeQuery, WithdrawApplication } from './documents'
import { SessionLife } from './life'

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

const PAST = '2020-01-01T00:00:00Z'
const FAR = '2999-01-01T00:00:00Z'
const text = (words: string) => ({ text: words, language: 'en' })
const own = (id: string, title: string, more: object = {}) => ({ role: 'LEADER', publication: 'PUBLISHED', record: { __typename: 'Project', id, slug: id, title: text(title) }, ...more })
const application = (more: object = {}) => ({
  id: 'A1',
  version: 3,
  status: 'SUBMITTED',
  isMine: true,
  areas: ['FUNDING'],
  language: 'en',
  createdAt: PAST,
  decidedAt: null,
  socialImpact: text('Forty people sing.'),
  readiness: text('A hall.'),
  need: text('A piano.'),
  reason: null,
  result: null,
  project: { id: 'P1', slug: 'choir', title: { ...text('A choir'), isTranslation: false } },
  ...more,
})

interface Told {
  closesAt?: string
  applications?: object[]
  projects?: object[]
  experts?: object[]
  mayI?: string[]
}

const life = ({ closesAt = FAR, applications = [], projects = [own('P1', 'A choir'), own('P2', 'A bus')], experts = [], mayI = [] }: Told = {}) =>
  [
    SessionLifeQuery,
    says({ viewer: { id: 'V', records: { nodes: projects } }, session: { id: 'S1', slug: 'mesa', mayI, cancelledAt: null, call: { opensAt: PAST, closesAt }, experts, applications } }),
  ] as const

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))
const form = () => within(screen.getByRole('form', { name: 'Apply with a project' }))

async function fillIn() {
  await press('Apply with a project')
  await userEvent.selectOptions(form().getByLabelText('Project'), 'A bus')
  await userEvent.click(form().getByLabelText('Technology'))
  await userEvent.type(form().getByLabelText('Social impact'), 'It comes.')
  await userEvent.type(form().getByLabelText('Readiness'), 'Two vans.')
  await userEvent.type(form().getByLabelText('Need'), 'A timetable.')
}
const sent = { sessionId: 'S1', projectId: 'P2', areas: ['TECHNOLOGY'], socialImpact: 'It comes.', readiness: 'Two vans.', need: 'A timetable.', language: 'en' }

test('somebody applies with one of their public projects, by the three criteria', async () => {
  const { sentTo } = memberWith([life(), [ApplyToSession, says({ applyToSession: done })]])
  await show(<SessionLife slug="mesa" />)
  await fillIn()
  await userEvent.click(form().getByRole('button', { name: 'Send the application' }))
  await waitFor(() => expect(sentTo(ApplyToSession)).toEqual([{ input: sent }]))
  expect(await screen.findByText('Your application is sent. A mail confirms it.')).toBeTruthy()
})

test('what is typed is there again after the page was closed, and gone once it is sent', async () => {
  const { sentTo } = memberWith([life(), [ApplyToSession, [says({ applyToSession: refused('TOO_LONG', ['input', 'need'], [{ name: 'most', value: '4000' }]) }), says({ applyToSession: done })]]])
  const { unmount } = await show(<SessionLife slug="mesa" />)
  await fillIn()
  unmount()
  await show(<SessionLife slug="mesa" />)
  await press('Apply with a project')
  expect(screen.getByText('What you had begun is in the form again.')).toBeTruthy()
  expect(form().getByLabelText<HTMLTextAreaElement>('Need').value).toBe('A timetable.')
  expect(form().getByLabelText<HTMLInputElement>('Technology').checked).toBe(true)
  await userEvent.click(form().getByRole('button', { name: 'Send the application' }))
  expect(await screen.findAllByText(/Write at most 4,?000 characters\./)).not.toHaveLength(0)
  expect(form().getByLabelText('Need').getAttribute('aria-invalid')).toBe('true')
  await userEvent.click(form().getByRole('button', { name: 'Send the application' }))
  await waitFor(() => expect(sentTo(ApplyToSession)).toEqual([{ input: sent }, { input: sent }]))
  await waitFor(() => expect(Object.keys(localStorage).filter((name) => name.includes('apply.'))).toEqual([]))
})

test('drafts, projects one only reads, and those that are applied with already are not offered', async () => {
  const projects = [own('P1', 'A choir'), own('P2', 'A bus'), own('P3', 'A draft', { publication: 'DRAFT' }), own('P4', 'Of others', { role: 'VIEWER' })]
  memberWith([life({ projects, applications: [application()] })])
  await show(<SessionLife slug="mesa" />)
  await press('Apply with a project')
  expect(form().getAllByRole('option').map(({ textContent }) => textContent).filter((name) => name?.startsWith('A '))).toEqual(['A bus'])
})

test('who has no public project is told what to do first', async () => {
  memberWith([life({ projects: [] })])
  await show(<SessionLife slug="mesa" />)
  expect(await screen.findByText(/To apply you need a public project/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Put your project on the site' }).getAttribute('href')).toBe('/projects/new')
  expect(screen.queryByRole('button', { name: 'Apply with a project' })).toBeNull()
})

test('an application is withdrawn after one question that says what is lost', async () => {
  const { sentTo } = memberWith([life({ applications: [application()] }), [WithdrawApplication, says({ withdrawApplication: done })]])
  await show(<SessionLife slug="mesa" />)
  expect(await screen.findByText('Received')).toBeTruthy()
  await press('Withdraw')
  expect(screen.getByText(/“A choir” is no longer applied with/)).toBeTruthy()
  expect(sentTo(WithdrawApplication)).toEqual([])
  await press('Withdraw')
  await waitFor(() => expect(sentTo(WithdrawApplication)).toEqual([{ input: { id: 'A1' } }]))
})

test('once the call is closed an application stays as it is, and a decision is explained', async () => {
  const decided = application({ status: 'WAITING_LIST', decidedAt: PAST, reason: text('A hall first.'), result: { average: 3.25, criteria: [{ criterion: 'NEED', average: 4 }] } })
  memberWith([life({ closesAt: PAST, applications: [decided] })])
  await show(<SessionLife slug="mesa" />)
  expect(await screen.findByText('On the waiting list')).toBeTruthy()
  expect(screen.getByText('A hall first.')).toBeTruthy()
  expect(screen.getByText('Scored 3.25 of 5 together: Need 4.')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

test('an expert takes the seat that was offered', async () => {
  const { sentTo } = memberWith([life({ closesAt: PAST, experts: [{ id: 'E1', area: 'FUNDING', status: 'INVITED', isMe: true }] }), [AnswerSeat, says({ answerSeat: done })]])
  await show(<SessionLife slug="mesa" />)
  expect(await screen.findByText(/You are asked to sit at the table for/)).toBeTruthy()
  await press('Take the seat')
  await waitFor(() => expect(sentTo(AnswerSeat)).toEqual([{ input: { id: 'E1', accept: true } }]))
  expect(await screen.findByText(/^The seat is yours/)).toBeTruthy()
})

test('each finds the way to what they answer for, and nobody else does', async () => {
  memberWith([life({ mayI: ['READ', 'SELECT', 'EVALUATE'] })])
  const { unmount } = await show(<SessionLife slug="mesa" />)
  expect((await screen.findByRole('link', { name: 'The desk: applications, seats, agenda' })).getAttribute('href')).toBe('/sessions/mesa/desk')
  expect(screen.getByRole('link', { name: 'Applications to score' }).getAttribute('href')).toBe('/sessions/mesa/evaluations')
  unmount()
  memberWith([life({ mayI: ['READ'] })])
  await show(<SessionLife slug="mesa" />)
  await screen.findByRole('button', { name: 'Apply with a project' })
  expect(screen.queryByRole('link')).toBeNull()
})
