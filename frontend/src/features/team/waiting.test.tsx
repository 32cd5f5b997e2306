// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { done, memberWith, refused, says } from '../../test/replies'
import { show } from '../../test/render'
import { AcceptInvitation, AnswerRequest, AppointLeader, DeclineInvitation, TeamQuery, WaitingQuery, WithdrawRequest } from './documents'
import { Team } from './team'
import { useTeam } from './use-team'
import { Waiting } from './waiting'
import { TeamWay } from './way'

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

const invitation = { id: 'I1', title: 'A choir', role: 'EDITOR', message: 'We miss a tenor.', invitedBy: 'Ana', expiresAt: '2026-12-06T10:00:00Z' }
const request = { id: 'R1', kind: 'PROJECT', title: 'A garden', slug: 'garden', name: 'Cene', message: 'I dig.', createdAt: '2026-11-20T10:00:00Z' }
const own = { id: 'R2', kind: 'ORGANISATION', title: 'River works', slug: 'river-works', createdAt: '2026-11-21T10:00:00Z' }
const viewer = (more: object = {}) => says({ viewer: { id: 'V', invitations: [], requestsToAnswer: [], requests: [], ...more } })
const row = async (name: string | RegExp) => within((await screen.findByText(name)).closest('li') as HTMLElement)

test('an invitation is accepted without the mail, by its id, and what came of it is said when its row is gone', async () => {
  const { sentTo } = memberWith([[WaitingQuery, [viewer({ invitations: [invitation] }), viewer()]], [AcceptInvitation, says({ acceptInvitation: { ...done, recordId: 'P1' } })]])
  await show(<Waiting />)
  const mine = await row('Ana invites you to “A choir”. Your role: editor.')
  expect(mine.getByText('We miss a tenor.')).toBeTruthy()
  await userEvent.click(mine.getByRole('button', { name: 'Accept' }))
  expect((await screen.findByText('You belong to “A choir” now.')).getAttribute('role')).toBe('status')
  expect(sentTo(AcceptInvitation)).toEqual([{ input: { id: 'I1' } }])
  await waitFor(() => expect(screen.queryByRole('heading', { name: 'You are invited' })).toBeNull())
})

test('an invitation is declined after one question, and one that was withdrawn meanwhile says so', async () => {
  const { sentTo } = memberWith([
    [WaitingQuery, viewer({ invitations: [invitation] })],
    [AcceptInvitation, says({ acceptInvitation: { ...refused('INVITATION_INVALID'), recordId: null } })],
    [DeclineInvitation, says({ declineInvitation: done })],
  ])
  await show(<Waiting />)
  const mine = await row(/^Ana invites you/)
  await userEvent.click(mine.getByRole('button', { name: 'Accept' }))
  expect(await mine.findByText(/Ask whoever invited you for a new one/)).toBeTruthy()
  await userEvent.click(mine.getByRole('button', { name: 'Decline' }))
  expect(sentTo(DeclineInvitation)).toEqual([])
  await userEvent.click(mine.getByRole('button', { name: 'Decline' }))
  await waitFor(() => expect(sentTo(DeclineInvitation)).toEqual([{ input: { id: 'I1' } }]))
})

test('requests to records one answers for are answered there, with a role of that kind of record', async () => {
  const { sentTo } = memberWith([[WaitingQuery, viewer({ requestsToAnswer: [request] })], [AnswerRequest, says({ answerRequest: done })]])
  await show(<Waiting />)
  const his = await row(/^Cene asks to join “A garden”/)
  await userEvent.click(his.getByRole('button', { name: 'Accept' }))
  expect(his.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['leader', 'editor', 'viewer'])
  await userEvent.click(within(his.getByRole('form')).getByRole('button', { name: 'Accept' }))
  await waitFor(() => expect(sentTo(AnswerRequest)).toEqual([{ input: { id: 'R1', accept: true, role: 'EDITOR' } }]))
})

test('one’s own requests are withdrawn; where nothing waits, nothing is shown', async () => {
  const { sentTo } = memberWith([[WaitingQuery, [viewer({ requests: [own] }), viewer({ requestsToAnswer: null })]], [WithdrawRequest, says({ withdrawRequest: done })]])
  await show(<Waiting />)
  const mine = await row('River works')
  expect(mine.getByRole('link', { name: 'River works' }).getAttribute('href')).toBe('/organisations/river-works')
  await userEvent.click(mine.getByRole('button', { name: 'Withdraw the request' }))
  await waitFor(() => expect(screen.queryAllByRole('heading')).toEqual([]))
  expect(sentTo(WithdrawRequest)).toEqual([{ input: { id: 'R2' } }])
})

const dataset = (more: object = {}) => ({
  id: 'D1',
  slug: 'levels',
  mayI: ['READ', 'APPOINT_LEADER'],
  isAnsweredFor: false,
  label: { text: 'River levels', language: 'en', isTranslation: false },
  teamMembers: null,
  invitations: null,
  notes: null,
  ...more,
})
const team = (...all: object[]) => [TeamQuery, all.map((one) => says({ dataset: one, viewer: { id: 'V', requests: [] } }))] as const

function Page() {
  const found = useTeam('DATASET', 'levels').team
  return found ? <Team team={found} /> : null
}

test('an administrator gives a record that nobody answers for somebody who does', async () => {
  const { sentTo } = memberWith([
    team(dataset(), dataset({ isAnsweredFor: true })),
    [AppointLeader, [says({ appointLeader: refused('ACCOUNT_UNKNOWN', ['input', 'email']) }), says({ appointLeader: done })]],
  ])
  await show(<Page />)
  expect(await screen.findByRole('heading', { name: 'Nobody answers for it' })).toBeTruthy()
  await userEvent.type(screen.getByRole('textbox', { name: 'E-mail address' }), 'bor@example.org{Enter}')
  expect((await screen.findAllByText(/There is no account with this address\.$/)).length).toBe(2)
  await userEvent.click(screen.getByRole('button', { name: 'Give it somebody' }))
  expect(await screen.findByText('bor@example.org answers for it now, and is told by mail.')).toBeTruthy()
  expect(sentTo(AppointLeader).at(-1)).toEqual({ input: { recordId: 'D1', email: 'bor@example.org' } })
  expect(screen.queryByRole('form')).toBeNull()
})

test('nobody else is asked to appoint, and the way to the page of the team is for who may do something there', async () => {
  memberWith([team(dataset({ mayI: ['READ'], isAnsweredFor: null }))])
  await show(
    <>
      <Page />
      <TeamWay kind="DATASET" slug="levels" />
    </>,
  )
  expect(await screen.findByText('This page is for the team, and you are not in it.')).toBeTruthy()
  expect(screen.queryByRole('form')).toBeNull()
  expect(screen.queryByRole('link', { name: /The team/ })).toBeNull()
})

test('an administrator finds the way to the team of a record that nobody answers for', async () => {
  memberWith([team(dataset())])
  await show(<TeamWay kind="DATASET" slug="levels" />)
  expect((await screen.findByRole('link', { name: /The team/ })).getAttribute('href')).toBe('/datasets/levels/team')
})
