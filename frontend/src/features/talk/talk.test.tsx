// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { standInForDialogs } from '../../test/dialogs'
import { show } from '../../test/render'
import { done, memberWith, refused, says } from '../../test/replies'
import { Conversation } from './conversation'
import { Conversations } from './conversations'
import { BlockConversation, ConversationOfQuery, ConversationQuery, ConversationsQuery, MarkConversationRead, ReportMessage, SetTakesMessages, TakesMessagesQuery, WriteMessage, WritersProjectsQuery } from './documents'
import { TakesMessages } from './takes-messages'
import { useThread } from './use-thread'
import { WriteToExpert } from './write-to'

beforeEach(() => {
  localStorage.clear()
  standInForDialogs()
})
afterEach(() => vi.unstubAllGlobals())

const message = (id: string, more: object = {}) => ({
  id,
  side: 'EXPERT',
  isMine: false,
  authorName: 'Eva',
  writtenAt: '2026-11-23T10:00:00Z',
  isHidden: false,
  author: null,
  text: { html: `<p>Words of ${id}</p>`, language: 'en' },
  ...more,
})
const conversation = (more: object = {}, messages = [message('M1'), message('M2')]) =>
  says({
    viewer: { id: 'V' },
    conversation: {
      id: 'C1',
      title: 'A choir · Eva',
      side: 'PROJECT',
      unread: 0,
      startedAt: '2026-11-23T09:00:00Z',
      mayWrite: true,
      isBlockedByMe: false,
      isBlockedByOther: false,
      project: null,
      person: null,
      messages: { pageInfo: { hasPreviousPage: false, startCursor: null }, nodes: messages },
      ...more,
    },
  })

function Page() {
  return <Conversation thread={useThread('C1')} />
}

const field = () => screen.findByLabelText<HTMLTextAreaElement>('Your message')
const inputsOf = (variables: Record<string, unknown>[]) => variables.map(({ input }) => input as Record<string, unknown>)

test('Ctrl and Enter send a message; the field is empty then, has the focus, and nothing is left in the browser', async () => {
  const { sentTo } = memberWith([
    [ConversationQuery, [conversation(), conversation({}, [message('M1'), message('M2'), message('M3', { isMine: true })])]],
    [WriteMessage, says({ writeMessage: { ...done, conversation: { id: 'C1' } } })],
  ])
  await show(<Page />)
  await userEvent.type(await field(), 'Thank you')
  expect(Object.keys(localStorage).some((key) => key.includes('message.C1'))).toBe(true)
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  expect(await screen.findByText('Words of M3')).toBeTruthy()
  const area = await field()
  await waitFor(() => expect(area.value).toBe(''))
  expect(document.activeElement).toBe(area)
  expect(Object.keys(localStorage).some((key) => key.includes('message.C1'))).toBe(false)
  expect(inputsOf(sentTo(WriteMessage))).toEqual([{ conversationId: 'C1', text: 'Thank you', language: 'en', idempotencyKey: expect.any(String) }])
})

test('words that could not be sent stay, and a second try has the same key', async () => {
  const { sentTo } = memberWith([
    [ConversationQuery, conversation()],
    [WriteMessage, [{ data: null, errors: [{ message: 'no', extensions: { code: 'UNAVAILABLE' } }] }, says({ writeMessage: { ...refused('TOO_MANY'), conversation: null } })]],
  ])
  await show(<Page />)
  await userEvent.type(await field(), 'Thank you')
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  expect(await screen.findByText(/The server does not answer/)).toBeTruthy()
  expect((await field()).value).toBe('Thank you')
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  expect(await screen.findByText(/You have written many messages/)).toBeTruthy()
  expect((await field()).value).toBe('Thank you')
  const [first, second] = inputsOf(sentTo(WriteMessage))
  expect(first?.['idempotencyKey']).toBe(second?.['idempotencyKey'])
})

test('a reload loses nothing: the draft of this conversation is in its field again', async () => {
  memberWith([[ConversationQuery, conversation()]])
  const { unmount } = await show(<Page />)
  await userEvent.type(await field(), 'Half a thought')
  unmount()
  await show(<Page />)
  expect((await field()).value).toBe('Half a thought')
})

test('what is new stands below a line, and is marked as read once', async () => {
  const { sentTo } = memberWith([
    [ConversationQuery, conversation({ unread: 1 })],
    [MarkConversationRead, says({ markConversationRead: done })],
  ])
  await show(<Page />)
  const log = within(await screen.findByRole('log', { name: 'Messages' }))
  expect(log.getAllByRole('listitem').map(({ textContent }) => (/Words of M\d|New since/.exec(textContent ?? '') ?? [])[0])).toEqual(['Words of M1', 'New since', 'Words of M2'])
  await waitFor(() => expect(sentTo(MarkConversationRead)).toEqual([{ input: { conversationId: 'C1', upTo: 'M2' } }]))
})

test('earlier messages come when they are asked for', async () => {
  const { sentTo } = memberWith([
    [ConversationQuery, [conversation({ messages: { pageInfo: { hasPreviousPage: true, startCursor: 'at' }, nodes: [message('M2')] } }), conversation({}, [message('M1')])]],
  ])
  await show(<Page />)
  await userEvent.click(await screen.findByRole('button', { name: 'Earlier messages' }))
  expect(await screen.findByText('Words of M1')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Earlier messages' })).toBeNull()
  expect(sentTo(ConversationQuery).at(-1)).toEqual({ id: 'C1', last: 30, before: 'at' })
})

test('a conversation is closed after one question, and then nobody can write', async () => {
  const { sentTo } = memberWith([
    [ConversationQuery, [conversation(), conversation({ mayWrite: false, isBlockedByMe: true })]],
    [BlockConversation, says({ blockConversation: done })],
  ])
  await show(<Page />)
  await userEvent.click(await screen.findByRole('button', { name: 'Close this conversation' }))
  await userEvent.click(within(screen.getByRole('group', { name: 'Close this conversation' })).getByRole('button', { name: 'Close this conversation' }))
  expect(await screen.findByText('You have closed this conversation: nobody can write in it.')).toBeTruthy()
  expect(screen.queryByLabelText('Your message')).toBeNull()
  expect(screen.getByRole('button', { name: 'Open it again' })).toBeTruthy()
  expect(sentTo(BlockConversation)).toEqual([{ input: { conversationId: 'C1', block: true } }])
})

test('a message of the other side is reported, one’s own is not, a hidden one shows no words', async () => {
  const { sentTo } = memberWith([
    [ConversationQuery, conversation({}, [message('M1'), message('M2', { isMine: true }), message('M3', { isHidden: true, text: null })])],
    [ReportMessage, says({ reportMessage: done })],
  ])
  await show(<Page />)
  expect(await screen.findByText('A moderator has hidden this message.')).toBeTruthy()
  const buttons = screen.getAllByRole('button', { name: 'Report this' })
  expect(buttons).toHaveLength(1)
  await userEvent.click(buttons[0] as HTMLElement)
  const dialog = within(await screen.findByRole('dialog', { name: 'Report this to the moderators' }))
  await userEvent.click(dialog.getByRole('radio', { name: 'Advertising or spam' }))
  await userEvent.click(dialog.getByRole('button', { name: 'Send the report' }))
  expect(await screen.findByText(/Thank you. The moderators will look at it/)).toBeTruthy()
  expect(sentTo(ReportMessage)).toEqual([{ input: { messageId: 'M1', reason: 'SPAM', text: null } }])
})

test('the list says with whom, what was said last, and how much is unread', async () => {
  const row = { id: 'C1', title: 'A choir · Eva', side: 'PROJECT', unread: 2, isBlockedByMe: false, lastMessage: { id: 'M', isMine: false, authorName: 'Eva', writtenAt: '2026-11-23T10:00:00Z', isHidden: false, text: { plain: 'Ask the parish', language: 'en' } } }
  memberWith([[ConversationsQuery, says({ viewer: { id: 'V', conversations: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [row] } } })]])
  await show(<Conversations isUnread={false} />)
  const item = within((await screen.findByRole('link', { name: 'A choir · Eva' })).closest('li') as HTMLElement)
  expect(item.getByText('2 unread messages')).toBeTruthy()
  expect(item.getByText(/Eva: Ask the parish/)).toBeTruthy()
})

test('a leader writes to an expert for one of their projects', async () => {
  const record = (id: string, title: string) => ({ role: 'LEADER', publication: 'PUBLISHED', record: { __typename: 'Project', id, slug: id, title: { text: title, language: 'en' } } })
  const { sentTo } = memberWith([
    [WritersProjectsQuery, says({ viewer: { id: 'V', profile: null, records: { nodes: [record('P1', 'A choir'), record('P2', 'A garden'), { ...record('P3', 'A draft'), publication: 'DRAFT' }] } } })],
    [ConversationOfQuery, says({ conversationOf: null })],
    [WriteMessage, says({ writeMessage: { ...refused('NOT_TAKING_MESSAGES'), conversation: null } })],
  ])
  await show(<WriteToExpert personId="E1" />)
  await userEvent.click(await screen.findByRole('button', { name: 'Write to this expert' }))
  expect(screen.getAllByRole('option', { name: /A choir|A garden|A draft/ }).map(({ textContent }) => textContent)).toEqual(['A choir', 'A garden'])
  await userEvent.selectOptions(screen.getByLabelText('For the project'), 'A garden')
  await userEvent.type(await field(), 'Do you know halls?')
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  expect(await screen.findByText('This expert takes no messages at the moment.')).toBeTruthy()
  expect(inputsOf(sentTo(WriteMessage))[0]).toMatchObject({ projectId: 'P2', personId: 'E1', text: 'Do you know halls?' })
})

test('who leads no public project is told what to do first', async () => {
  memberWith([[WritersProjectsQuery, says({ viewer: { id: 'V', profile: null, records: { nodes: [] } } })]])
  await show(<WriteToExpert personId="E1" />)
  await userEvent.click(await screen.findByRole('button', { name: 'Write to this expert' }))
  expect(screen.getByText(/publish one of yours first/)).toBeTruthy()
})

test('nobody writes to themselves', async () => {
  const { sentTo } = memberWith([[WritersProjectsQuery, says({ viewer: { id: 'V', profile: { id: 'E1' }, records: { nodes: [] } } })]])
  await show(<WriteToExpert personId="E1" />)
  await waitFor(() => expect(sentTo(WritersProjectsQuery)).toHaveLength(1))
  expect(screen.queryByRole('button', { name: 'Write to this expert' })).toBeNull()
})

test('messages are taken or not, in the settings', async () => {
  const { sentTo } = memberWith([
    [TakesMessagesQuery, [says({ viewer: { id: 'V', takesMessages: true } }), says({ viewer: { id: 'V', takesMessages: false } })]],
    [SetTakesMessages, says({ setTakesMessages: done })],
  ])
  await show(<TakesMessages />)
  await userEvent.click(await screen.findByRole('button', { name: 'Take no messages' }))
  expect(await screen.findByText(/You take no new messages/)).toBeTruthy()
  expect(sentTo(SetTakesMessages)).toEqual([{ input: { takes: false } }])
})
