import { expect, test } from 'vitest'
import { firstUnread, withEarlier, withNewest } from './thread'

const page = (ids: string[], startCursor?: string) => ({ nodes: ids.map((id) => ({ id })), pageInfo: { hasPreviousPage: startCursor !== undefined, startCursor: startCursor ?? null } })
const idsOf = (messages: readonly { id: string }[]) => messages.map(({ id }) => id).join('')

test('the newest page begins a thread, and says from where to go back', () => {
  expect(withNewest(undefined, page(['b', 'c'], 'at-b'))).toEqual({ messages: [{ id: 'b' }, { id: 'c' }], before: 'at-b' })
  expect(withNewest(undefined, page(['b'])).before).toBeUndefined()
})

test('a page that moved on is put below what is there, nothing twice and nothing lost', () => {
  const whole = withEarlier(withNewest(undefined, page(['c', 'd'], 'at-c')), page(['a', 'b']))
  const next = withNewest(whole, page(['d', 'e'], 'at-d'))
  expect(idsOf(next.messages)).toBe('abcde')
  expect(next.before).toBeUndefined()
})

test('what a moderator hid meanwhile takes the place of what was there', () => {
  const thread = withNewest(undefined, { nodes: [{ id: 'a', isHidden: false }], pageInfo: { hasPreviousPage: false } })
  expect(withNewest(thread, { nodes: [{ id: 'a', isHidden: true }], pageInfo: { hasPreviousPage: false } }).messages).toEqual([{ id: 'a', isHidden: true }])
})

test('after a long absence the thread begins anew rather than hide a gap', () => {
  const next = withNewest(withNewest(undefined, page(['a', 'b'])), page(['y', 'z'], 'at-y'))
  expect(idsOf(next.messages)).toBe('yz')
  expect(next.before).toBe('at-y')
})

test('the first message goes into an empty thread', () => {
  expect(idsOf(withNewest(withNewest(undefined, page([])), page(['a'])).messages)).toBe('a')
})

test('earlier messages stand above, and end where the beginning is', () => {
  const thread = withEarlier(withNewest(undefined, page(['c'], 'at-c')), page(['a', 'b', 'c']))
  expect(idsOf(thread.messages)).toBe('abc')
  expect(thread.before).toBeUndefined()
})

test('unread is counted among what others wrote', () => {
  const messages = [{ id: 'a', isMine: false }, { id: 'b', isMine: true }, { id: 'c', isMine: false }, { id: 'd', isMine: true }]
  expect(firstUnread(messages, 1)).toBe('c')
  expect(firstUnread(messages, 2)).toBe('a')
  expect(firstUnread(messages, 0)).toBeUndefined()
})
