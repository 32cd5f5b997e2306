// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { show } from '../../test/render'
import { done, memberWith, says } from '../../test/replies'
import { NotificationCount } from './count'
import { EditNotificationSettings, MarkNotificationsRead, NotificationSettingsQuery, NotificationsQuery, UnreadNotificationsQuery } from './documents'
import { Notifications } from './notifications'
import { NotificationSettings } from './settings'

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

const AT = '2026-11-23T10:00:00Z'
const project = { __typename: 'Project', id: 'P1', slug: 'choir', title: { text: 'A choir', language: 'en', isTranslation: false } }
const notice = (id: string, more: object = {}) => ({ id, kind: 'COMMENT', event: null, count: 1, at: AT, readAt: null, by: { id: 'E', slug: 'eva', name: 'Eva' }, record: project, ...more })
const notices = (nodes: { readAt: string | null }[]) =>
  says({ viewer: { id: 'V', unreadNotifications: nodes.filter(({ readAt }) => readAt === null).length, notifications: { pageInfo: { hasNextPage: false, endCursor: null }, nodes } } })
const count = (unreadNotifications: number) => says({ viewer: { id: 'V', unreadNotifications } })
const rowOf = async (words: string | RegExp) => within((await screen.findByText(words)).closest('li') as HTMLElement)

test('a notification says what happened, how often, who did it, and leads there', async () => {
  memberWith([[NotificationsQuery, notices([notice('N1', { count: 3 })])]])
  await show(<Notifications isUnread={false} />)
  const row = await rowOf(/^A comment \(3 times\)/)
  expect(row.getByRole('link', { name: 'A choir' }).getAttribute('href')).toBe('/projects/choir#comments')
  expect(row.getByRole('link', { name: 'Eva' })).toBeTruthy()
})

test('of what somebody follows it says what happened; a message leads to the messages', async () => {
  memberWith([
    [
      NotificationsQuery,
      notices([
        notice('N1', { kind: 'FOLLOWED_PROJECT', event: 'STAGE_MOVED' }),
        notice('N2', { kind: 'MESSAGE', record: null }),
        notice('N4', { kind: 'FOLLOWED_REGION', event: 'PUBLISHED', record: { __typename: 'Region', id: 'R', code: 'SI', name: 'Slovenia' } }),
        notice('N5', { record: null, readAt: AT }),
      ]),
    ],
  ])
  await show(<Notifications isUnread={false} />)
  expect((await rowOf(/^It is at another stage/)).getByRole('link', { name: 'A choir' }).getAttribute('href')).toBe('/projects/choir')
  expect((await rowOf(/^A message/)).getByRole('link', { name: 'Read your messages' }).getAttribute('href')).toContain('/my/conversations?unread=true')
  expect((await rowOf(/^It is public now/)).getByRole('link', { name: 'Slovenia' }).getAttribute('href')).toBe('/regions/SI')
  const gone = await rowOf('It can no longer be seen.')
  expect(gone.queryByRole('button')).toBeNull()
})

test('one is marked as read, or all that came until the newest on the page', async () => {
  const { sentTo } = memberWith([
    [NotificationsQuery, [notices([notice('N1'), notice('N2')]), notices([notice('N1', { readAt: AT }), notice('N2')]), notices([notice('N1', { readAt: AT }), notice('N2', { readAt: AT })])]],
    [MarkNotificationsRead, says({ markNotificationsRead: done })],
  ])
  await show(<Notifications isUnread={false} />)
  const [first] = await screen.findAllByRole('button', { name: 'Mark as read' })
  await userEvent.click(first as HTMLElement)
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Mark as read' })).toHaveLength(1))
  await userEvent.click(screen.getByRole('button', { name: 'Mark all as read' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: /as read/ })).toBeNull())
  expect(sentTo(MarkNotificationsRead)).toEqual([{ input: { ids: ['N1'] } }, { input: { all: true, until: AT } }])
})

test('the number beside the name is said in words, and is not there when all is read', async () => {
  memberWith([[UnreadNotificationsQuery, count(120)]])
  const { unmount } = await show(<NotificationCount />)
  expect(await screen.findByText('120 unread notifications')).toBeTruthy()
  expect(screen.getByText('99+')).toBeTruthy()
  unmount()
  const { sentTo } = memberWith([[UnreadNotificationsQuery, count(0)]])
  await show(<NotificationCount />)
  await waitFor(() => expect(sentTo(UnreadNotificationsQuery)).toHaveLength(1))
  expect(screen.queryByText(/unread/)).toBeNull()
})

test('how often by mail, and what one hears nothing of, is saved; mail about what one follows needs its consent', async () => {
  const { sentTo } = memberWith([
    [NotificationSettingsQuery, says({ viewer: { id: 'V', notificationSettings: { mail: 'DAILY', silenced: ['COMMENT'] }, consents: [{ purpose: 'DIGEST', isGiven: false }] } })],
    [EditNotificationSettings, says({ editNotificationSettings: done })],
  ])
  await show(<NotificationSettings />)
  expect((await screen.findByRole<HTMLInputElement>('radio', { name: 'Once a day' })).checked).toBe(true)
  await userEvent.click(screen.getByRole('radio', { name: 'Once a week' }))
  await userEvent.click(screen.getByRole('checkbox', { name: 'Advice for your project' }))
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Saved.')).toBeTruthy()
  expect(sentTo(EditNotificationSettings)).toEqual([{ input: { mail: 'WEEKLY', silenced: ['COMMENT', 'ADVICE'] } }])
  expect(screen.getByRole('link', { name: 'What you agreed to' })).toBeTruthy()
})
