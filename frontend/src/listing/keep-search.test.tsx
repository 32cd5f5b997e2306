// @vitest-environment jsdom
import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Suspense } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { show } from '../test/render'
import { done, memberWith, refused, says } from '../test/replies'
import KeepSearch, { SaveSearch } from './keep-search'

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

const list = { path: '/projects', keys: { stage: {} as never } }

test('what is asked is kept under a name; what is refused stays in the field', async () => {
  const { sentTo } = memberWith([[SaveSearch, [says({ saveSearch: { ...refused('TOO_MANY', ['input'], [{ name: 'most', value: '50' }]), search: null } }), says({ saveSearch: { ...done, search: { id: 'S1' } } })]]])
  await act(async () => void (await show(<Suspense><KeepSearch list={list} /></Suspense>, { address: '/?text=choir&stage=tested&sort=newest' })))
  await userEvent.click(await screen.findByRole('button', { name: 'Keep this search' }, { timeout: 20_000 }))
  const name = screen.getByLabelText<HTMLInputElement>('Name of the search')
  expect(name.value).toBe('choir')
  await userEvent.type(name, 's near me')
  await userEvent.click(screen.getByRole('button', { name: 'Keep' }))
  expect(await screen.findByText('That is too many: at most 50.')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Keep' }))
  expect(await screen.findByText(/The search is kept/)).toBeTruthy()
  expect(sentTo(SaveSearch).at(-1)).toEqual({ input: { name: 'choirs near me', kind: 'PROJECT', query: 'text=choir&stage=tested', idempotencyKey: expect.any(String) } })
})
