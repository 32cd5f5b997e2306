// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { memberWith, says } from '../../test/replies'
import { show } from '../../test/render'
import { MemberLines, MemberMenu } from './member-menu'
import './office-links'
import { ViewerQuery } from './viewer'

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

const viewer = (more: object = {}) => [ViewerQuery, says({ viewer: { id: 'V', name: 'Ana', email: 'ana@example.org', isAdministrator: false, isModerator: false, ...more } })] as const
const links = { my: <a href="/my">My place</a>, settings: <a href="/settings">Settings</a> }
const names = () => screen.getAllByRole('link').map(({ textContent }) => textContent)

test('a moderator finds the reports in the menu, an administrator the appointments', async () => {
  memberWith([viewer({ isModerator: true, isAdministrator: true })])
  const onGo = vi.fn<() => void>()
  await show(<MemberLines {...links} onGo={onGo} />)
  const reports = await screen.findByRole('link', { name: 'Reports' }, { timeout: 20_000 })
  expect(reports.getAttribute('href')).toBe('/moderation')
  expect(screen.getByRole('link', { name: 'Appointments' }).getAttribute('href')).toBe('/admin/appointments')
  await userEvent.click(reports)
  expect(onGo).toHaveBeenCalledOnce()
})

test('who is neither finds their own places alone', async () => {
  memberWith([viewer()])
  await show(<MemberMenu path="/" {...links} />)
  await userEvent.click(await screen.findByRole('button', { name: 'Ana' }))
  expect(names()).toEqual(['My place', 'Settings'])
})

test('a moderator who administers nothing finds no appointments', async () => {
  memberWith([viewer({ isModerator: true })])
  await show(<MemberLines {...links} />)
  await screen.findByRole('link', { name: 'Reports' })
  expect(names()).toEqual(['My place', 'Settings', 'Reports'])
})
