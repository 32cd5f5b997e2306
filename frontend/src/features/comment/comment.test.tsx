// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answerEach } from '../../test/answers'
import { show } from '../../test/render'
import { done, memberWith, refused, says } from '../../test/replies'
import { Comments } from './comments'
import { EditComment, ProjectCommentsQuery, SetComments, SupportProject, WithdrawComment, WriteComment } from './documents'
import { ProjectSupport } from './support'
import './support-act'

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

const comment = (id: string, more: object = {}) => ({
  id,
  authorName: 'Eva',
  writtenAt: new Date().toISOString(),
  editedAt: null,
  isHidden: false,
  isWithdrawn: false,
  isMine: false,
  author: null,
  text: { text: `Words of ${id}`, html: `<p>Words of ${id}</p>`, language: 'en' },
  ...more,
})
interface Around {
  mayI?: string[]
  commentsOpen?: boolean
  viewer?: object | null
}
const comments = (nodes: object[], { mayI = [], commentsOpen = true, viewer = { id: 'V' } }: Around = {}) => ({
  viewer,
  project: { id: 'P1', mayI, commentsOpen, comments: { totalCount: nodes.length, pageInfo: { hasNextPage: false, endCursor: null }, nodes: nodes.map((node) => ({ answers: [], ...node })) } },
})
const LONG_AGO = '2026-01-01T10:00:00Z'
const itemOf = async (words: string) => within((await screen.findByText(words)).closest('li') as HTMLElement)

test('a visitor reads comments with their answers, and is shown the way in', async () => {
  answerEach({ ProjectComments: { body: { data: comments([{ ...comment('C1'), answers: [comment('C2')] }, comment('C3', { isHidden: true, text: null })], { viewer: null }) } } })
  await show(<Comments place="projects" slug="choir" />)
  expect((await itemOf('Words of C1')).getByText('Words of C2')).toBeTruthy()
  expect(screen.getByText('A moderator has hidden this comment.')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Sign in to comment' })).toBeTruthy()
  expect(screen.queryAllByRole('button')).toEqual([])
})

test('a member writes, and what was refused stays in the field', async () => {
  const { sentTo } = memberWith([
    [ProjectCommentsQuery, [says(comments([])), says(comments([comment('C1', { isMine: true })]))]],
    [WriteComment, [says({ writeComment: refused('TOO_MANY') }), says({ writeComment: done })]],
  ])
  await show(<Comments place="projects" slug="choir" />)
  await userEvent.click(await screen.findByRole('button', { name: 'Write a comment' }))
  await userEvent.type(screen.getByLabelText('Your comment'), 'Well done')
  await userEvent.click(screen.getByRole('button', { name: 'Publish' }))
  expect(await screen.findByText(/You have written many comments/)).toBeTruthy()
  expect(screen.getByLabelText<HTMLTextAreaElement>('Your comment').value).toBe('Well done')
  await userEvent.click(screen.getByRole('button', { name: 'Publish' }))
  expect(await screen.findByText('Words of C1')).toBeTruthy()
  expect(sentTo(WriteComment)).toHaveLength(2)
  expect(sentTo(WriteComment)[0]).toMatchObject({ input: { subjectId: 'P1', answersId: null, text: 'Well done', language: 'en' } })
})

test('an answer stands with its comment', async () => {
  const { sentTo } = memberWith([
    [ProjectCommentsQuery, [says(comments([comment('C1')])), says(comments([{ ...comment('C1'), answers: [comment('C2', { isMine: true })] }]))]],
    [WriteComment, says({ writeComment: done })],
  ])
  await show(<Comments place="projects" slug="choir" />)
  await userEvent.click((await itemOf('Words of C1')).getByRole('button', { name: 'Answer' }))
  await userEvent.type(screen.getByLabelText('Your comment'), 'Yes')
  await userEvent.click(screen.getByRole('button', { name: 'Publish' }))
  expect((await within(await screen.findByRole('list', { name: 'Answers' })).findByText('Words of C2'))).toBeTruthy()
  expect(sentTo(WriteComment)[0]).toMatchObject({ input: { subjectId: 'P1', answersId: 'C1', text: 'Yes' } })
})

test('one’s own words can be changed while they are fresh, withdrawn at any time, and those of others reported', async () => {
  const { sentTo } = memberWith([
    [ProjectCommentsQuery, says(comments([comment('C1', { isMine: true }), comment('C2', { isMine: true, writtenAt: LONG_AGO }), comment('C3')]))],
    [EditComment, says({ editComment: refused('TOO_LATE') })],
    [WithdrawComment, says({ withdrawComment: done })],
  ])
  await show(<Comments place="projects" slug="choir" />)
  const fresh = await itemOf('Words of C1')
  const old = await itemOf('Words of C2')
  const others = await itemOf('Words of C3')
  expect([fresh, old, others].map((item) => item.queryAllByRole('button').map(({ textContent }) => textContent))).toEqual([['Change', 'Withdraw', 'Answer'], ['Withdraw', 'Answer'], ['Report this', 'Answer']])
  await userEvent.click(fresh.getByRole('button', { name: 'Change' }))
  await userEvent.clear(screen.getByLabelText('Your comment'))
  await userEvent.type(screen.getByLabelText('Your comment'), 'Better words')
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText(/can be changed for 30 minutes/)).toBeTruthy()
  await userEvent.click(old.getByRole('button', { name: 'Withdraw' }))
  await userEvent.click(within(old.getByRole('group', { name: 'Withdraw' })).getByRole('button', { name: 'Withdraw' }))
  await waitFor(() => expect(sentTo(WithdrawComment)).toEqual([{ input: { id: 'C2' } }]))
  expect(sentTo(EditComment)).toEqual([{ input: { id: 'C1', text: 'Better words' } }])
})

test('the team closes the comments: what was said stays, nobody adds to it', async () => {
  const { sentTo } = memberWith([
    [ProjectCommentsQuery, [says(comments([comment('C1')], { mayI: ['EDIT'] })), says(comments([comment('C1')], { mayI: ['EDIT'], commentsOpen: false }))]],
    [SetComments, says({ setComments: done })],
  ])
  await show(<Comments place="projects" slug="choir" />)
  await userEvent.click(await screen.findByRole('button', { name: 'Take no more comments' }))
  expect(await screen.findByText('The team takes no comments at the moment.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Write a comment' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Answer' })).toBeNull()
  expect(screen.getByRole('button', { name: 'Take comments again' })).toBeTruthy()
  expect(sentTo(SetComments)).toEqual([{ input: { subjectId: 'P1', open: false } }])
})

const project = { id: 'P1', slug: 'choir', support: 3, isSupported: false } as never

test('a member gives one voice, and a team member is told that it is for others', async () => {
  const { sentTo } = memberWith([[SupportProject, says({ supportProject: refused('OWN_PROJECT') })]])
  await show(<ProjectSupport project={project} />)
  expect(screen.getByText('3 members support it')).toBeTruthy()
  const button = await screen.findByRole('button', { name: 'I support this' })
  expect(button.getAttribute('aria-pressed')).toBe('false')
  await userEvent.click(button)
  expect(await screen.findByText(/the voice is for others/)).toBeTruthy()
  expect(sentTo(SupportProject)).toEqual([{ input: { projectId: 'P1', support: true } }])
})

test('a visitor sees the number and the way in', async () => {
  await show(<ProjectSupport project={project} />)
  expect(screen.getByRole('link', { name: 'I support this' })).toBeTruthy()
})
