// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { show } from '../../test/render'
import { done, memberWith, refused, says } from '../../test/replies'
import { FollowRecord, FollowsQuery } from './documents'
import './follow-act'
import { PersonFollow } from './follow'
import { Following } from './following'
import { ProjectFollow } from './project-follow'

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

const project = (more: object = {}) => ({ id: 'P1', isFollowed: false, followers: 2, ...more }) as never

test('a member follows a project with one press; how many do is a number', async () => {
  const { sentTo } = memberWith([[FollowRecord, says({ follow: done })]])
  await show(<ProjectFollow project={project()} />)
  expect(screen.getByText('2 followers')).toBeTruthy()
  const button = await screen.findByRole('button', { name: 'Follow' })
  expect(button.getAttribute('aria-pressed')).toBe('false')
  await userEvent.click(button)
  await waitFor(() => expect(sentTo(FollowRecord)).toEqual([{ input: { id: 'P1', follow: true } }]))
})

test('what is followed is pressed, and pressing again no longer follows', async () => {
  const { sentTo } = memberWith([[FollowRecord, says({ follow: refused('TOO_MANY', ['input', 'id'], [{ name: 'most', value: '500' }]) })]])
  await show(<PersonFollow person={{ id: 'E1', isFollowed: true } as never} />)
  const button = await screen.findByRole('button', { name: 'Follow' })
  expect(button.getAttribute('aria-pressed')).toBe('true')
  await userEvent.click(button)
  expect(await screen.findByText('You follow 500 already: leave one first.')).toBeTruthy()
  expect(sentTo(FollowRecord)).toEqual([{ input: { id: 'E1', follow: false } }])
})

test('a visitor sees the number alone', async () => {
  await show(<ProjectFollow project={project({ isFollowed: null })} />)
  expect(screen.getByText('2 followers')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

const subjects = [
  { since: '2026-11-22T10:00:00Z', subject: { __typename: 'Project', id: 'P1', slug: 'choir', title: { text: 'A choir', language: 'en', isTranslation: false } } },
  { since: '2026-11-21T10:00:00Z', subject: { __typename: 'Region', id: 'R1', code: 'SI', name: 'Slovenia' } },
]
const follows = (nodes: object[]) => says({ viewer: { id: 'V', follows: { totalCount: nodes.length, pageInfo: { hasNextPage: false, endCursor: null }, nodes } } })

test('what is no longer followed stays on the page with its button, so that a slip is put right', async () => {
  const { sentTo } = memberWith([
    [FollowsQuery, [follows(subjects), follows(subjects.slice(1)), follows(subjects)]],
    [FollowRecord, says({ follow: done })],
  ])
  await show(<Following />)
  const row = within((await screen.findByRole('link', { name: 'A choir' })).closest('li') as HTMLElement)
  expect(screen.getByRole('link', { name: 'Slovenia' }).getAttribute('href')).toBe('/regions/SI')
  await userEvent.click(row.getByRole('button', { name: 'Follow' }))
  await waitFor(() => expect(row.getByRole('button', { name: 'Follow' }).getAttribute('aria-pressed')).toBe('false'))
  await userEvent.click(row.getByRole('button', { name: 'Follow' }))
  await waitFor(() => expect(row.getByRole('button', { name: 'Follow' }).getAttribute('aria-pressed')).toBe('true'))
  expect(sentTo(FollowRecord)).toEqual([{ input: { id: 'P1', follow: false } }, { input: { id: 'P1', follow: true } }])
})
