// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { UndoBar } from '../../acting/undo'
import { done, memberWith, refused, says } from '../../test/replies'
import { show } from '../../test/render'
import {
  AcceptInvitation,
  AddNote,
  AnswerRequest,
  AskToJoin,
  ChangeRole,
  HandOverLeadership,
  InvitationQuery,
  Invite,
  Leave,
  RemoveMember,
  RemoveNote,
  TeamQuery,
} from './documents'
import { Invitation } from './invitation'
import { Team } from './team'
import { kindOf, useTeam } from './use-team'
import { TeamWay } from './way'

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

const ana = { personId: 'A', name: 'Ana', role: 'LEADER', joinedOn: '2025-02-01', slug: 'ana', isMe: true }
const bor = { personId: 'B', name: 'Bor', role: 'EDITOR', joinedOn: null, slug: null, isMe: false }

/** A project's team as its leader reads it. */
function project(more: object = {}) {
  return {
    id: 'P1',
    slug: 'choir',
    mayI: ['READ', 'EDIT', 'MANAGE_TEAM', 'HAND_OVER', 'LEAVE', 'READ_CONTACTS', 'READ_NOTES'],
    isAnsweredFor: null,
    title: { text: 'A choir', language: 'en', isTranslation: false },
    teamMembers: [ana, bor],
    invitations: [],
    requests: [],
    notes: [],
    contact: null,
    ...more,
  }
}

const team = (more?: object, requests: object[] = []) => [TeamQuery, says({ project: project(more), viewer: { id: 'V', requests } })] as const

function Page() {
  const found = useTeam('PROJECT', 'choir').team
  return found ? <Team team={found} /> : null
}

const row = async (name: string) => within((await screen.findByText(name)).closest('li') as HTMLElement)
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

test('leadership is handed over after one question that names who, what, and what is lost', async () => {
  const { sentTo } = memberWith([team(), [HandOverLeadership, says({ handOverLeadership: done })]])
  await show(<Page />)
  const his = await row('Bor')
  expect((await row('Ana')).queryByRole('button', { name: 'Hand over leadership' })).toBeNull()
  await userEvent.click(his.getByRole('button', { name: 'Hand over leadership' }))
  expect(his.getByText(/^Bor becomes the leader of “A choir”\. You stay as an editor/)).toBeTruthy()
  expect(sentTo(HandOverLeadership)).toHaveLength(0)
  await userEvent.click(his.getByRole('button', { name: 'Hand over leadership' }))
  await waitFor(() => expect(sentTo(HandOverLeadership)).toEqual([{ input: { projectId: 'P1', personId: 'B' } }]))
})

test('the last who leads cannot leave, and is told what to do first', async () => {
  const { sentTo } = memberWith([team(), [Leave, says({ leave: refused('LAST_LEADER') })]])
  await show(<Page />)
  await userEvent.click(await screen.findByRole('button', { name: 'Leave the team' }))
  expect(screen.getByText(/You no longer belong to “A choir”/)).toBeTruthy()
  await press('Leave the team')
  expect(await screen.findByText('Nobody would be left who answers for it. First let somebody else lead.')).toBeTruthy()
  expect(sentTo(Leave)).toEqual([{ input: { recordId: 'P1' } }])
})

test('a role is changed, somebody is removed after one question', async () => {
  const { sentTo } = memberWith([team(), [ChangeRole, says({ changeRole: done })], [RemoveMember, says({ removeMember: done })]])
  await show(<Page />)
  const his = await row('Bor')
  await userEvent.click(his.getByRole('button', { name: 'Change the role' }))
  expect(his.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['leader', 'editor', 'viewer'])
  await userEvent.selectOptions(his.getByRole('combobox', { name: 'Role' }), 'viewer')
  await userEvent.click(his.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(sentTo(ChangeRole)).toEqual([{ input: { recordId: 'P1', personId: 'B', role: 'VIEWER' } }]))
  await userEvent.click(his.getByRole('button', { name: 'Remove' }))
  await userEvent.click(his.getByRole('button', { name: 'Remove' }))
  await waitFor(() => expect(sentTo(RemoveMember)).toEqual([{ input: { recordId: 'P1', personId: 'B' } }]))
})

test('an invitation says that it is on its way, and nothing of whether the address is known', async () => {
  const { sentTo } = memberWith([team(), [Invite, says({ invite: done })]])
  await show(<Page />)
  await userEvent.type(await screen.findByRole('textbox', { name: 'E-mail address' }), 'cene@example.org')
  await press('Send the invitation')
  expect(await screen.findByText('A mail is on its way to cene@example.org.')).toBeTruthy()
  expect(sentTo(Invite)).toEqual([{ input: { recordId: 'P1', email: 'cene@example.org', role: 'EDITOR', language: 'en', message: null } }])
})

test('who asks to join is accepted with a role, or refused after one question', async () => {
  const requests = [{ id: 'R1', personId: 'C', name: 'Cene', message: 'I play the piano.', createdAt: '2026-11-20T10:00:00Z' }]
  const { sentTo } = memberWith([team({ requests }), [AnswerRequest, says({ answerRequest: done })]])
  await show(<Page />)
  const his = await row('I play the piano.')
  await userEvent.click(his.getByRole('button', { name: 'Accept' }))
  await userEvent.click(within(his.getByRole('form')).getByRole('button', { name: 'Accept' }))
  await userEvent.click(his.getByRole('button', { name: 'Refuse' }))
  await userEvent.click(his.getByRole('button', { name: 'Refuse' }))
  await waitFor(() => expect(sentTo(AnswerRequest)).toEqual([{ input: { id: 'R1', accept: true, role: 'EDITOR' } }, { input: { id: 'R1', accept: false } }]))
})

test('one’s own note comes back by the undo, a note of somebody else is asked about first', async () => {
  const notes = [
    { id: 'N1', text: 'Called the mayor.', author: 'Ana', isMine: true, createdAt: '2026-11-20T10:00:00Z' },
    { id: 'N2', text: 'Rehearsal moved.', author: null, isMine: false, createdAt: '2026-11-19T10:00:00Z' },
  ]
  const { sentTo } = memberWith([team({ notes }), [RemoveNote, says({ removeNote: done })], [AddNote, says({ addNote: done })]])
  await show(
    <>
      <Page />
      <UndoBar />
    </>,
  )
  await userEvent.click((await row('Called the mayor.')).getByRole('button', { name: 'Remove' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(sentTo(AddNote)).toEqual([{ input: { recordId: 'P1', text: 'Called the mayor.' } }]))
  const other = await row('Rehearsal moved.')
  expect(other.getByText(/a former member/)).toBeTruthy()
  await userEvent.click(other.getByRole('button', { name: 'Remove' }))
  expect(other.getByText(/It cannot be brought back/)).toBeTruthy()
  expect(sentTo(RemoveNote)).toHaveLength(1)
})

test('who is not in the team sees that, and may ask to join a public project', async () => {
  const stranger = { mayI: ['READ', 'ASK_TO_JOIN'], teamMembers: null, invitations: null, requests: null, notes: null }
  const asked = { id: 'R1', recordId: 'P1', createdAt: '2026-11-20T10:00:00Z' }
  const { sentTo } = memberWith([
    [TeamQuery, [says({ project: project(stranger), viewer: { id: 'V', requests: [] } }), says({ project: project(stranger), viewer: { id: 'V', requests: [asked] } })]],
    [AskToJoin, says({ askToJoin: done })],
  ])
  await show(<Page />)
  expect(await screen.findByText('This page is for the team, and you are not in it.')).toBeTruthy()
  expect(screen.queryByRole('heading', { name: 'Notes' })).toBeNull()
  await press('Ask to join')
  await userEvent.type(screen.getByRole('textbox', { name: /A few words/ }), 'I play the piano.')
  await press('Send the request')
  expect(await screen.findByText('You asked to join on November 20, 2026. The team has not answered yet.')).toBeTruthy()
  expect(sentTo(AskToJoin)).toEqual([{ input: { recordId: 'P1', message: 'I play the piano.' } }])
})

test('on its own page a record shows its team the way to theirs, with what waits there', async () => {
  memberWith([team({ requests: [{ id: 'R1', personId: 'C', name: 'Cene', message: null, createdAt: '2026-11-20T10:00:00Z' }] })])
  await show(<TeamWay kind="PROJECT" slug="choir" />)
  const link = await screen.findByRole('link', { name: 'The team: people, invitations, notes' })
  expect(link.getAttribute('href')).toBe('/projects/choir/team')
  expect(screen.getByText('1 request waits for an answer')).toBeTruthy()
})

test('addresses of other things than records with teams are none', () => {
  expect(['projects', 'organisations', 'clusters', 'regions', 'PROJECT'].map(kindOf)).toEqual(['PROJECT', 'ORGANISATION', 'CLUSTER', undefined, undefined])
})

const invitation = { id: 'I1', kind: 'PROJECT', title: 'A choir', slug: 'choir', email: 'cene@example.org', role: 'EDITOR', message: 'We miss a tenor.', invitedBy: 'Ana', expiresAt: '2026-12-06T10:00:00Z' }
const WayIn = ({ email }: { email: string }) => <p>Sign in as {email}</p>

test('an invitation is read signed out, and answered only by somebody signed in', async () => {
  memberWith([[InvitationQuery, says({ invitation })]])
  localStorage.clear()
  await show(<Invitation token="t" isSignedIn={false} WayIn={WayIn} />)
  expect(await screen.findByText('Ana invites you to “A choir”. Your role: editor.')).toBeTruthy()
  expect(screen.getByText('We miss a tenor.')).toBeTruthy()
  expect(screen.getByText('Sign in as cene@example.org')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Accept' })).toBeNull()
})

test('an invitation for another address says so, and stays', async () => {
  const { sentTo } = memberWith([[InvitationQuery, says({ invitation })], [AcceptInvitation, says({ acceptInvitation: { ...refused('INVITATION_FOR_ANOTHER'), recordId: null } })]])
  await show(<Invitation token="t" isSignedIn WayIn={WayIn} />)
  await userEvent.click(await screen.findByRole('button', { name: 'Accept' }))
  expect(await screen.findByText(/It was sent to another address than yours/)).toBeTruthy()
  expect(sentTo(AcceptInvitation)).toEqual([{ input: { token: 't' } }])
})

test('a link that is used up says what to do', async () => {
  memberWith([[InvitationQuery, says({ invitation: null })]])
  await show(<Invitation token="t" isSignedIn WayIn={WayIn} />)
  expect(await screen.findByText(/Ask whoever invited you for a new one/)).toBeTruthy()
})
