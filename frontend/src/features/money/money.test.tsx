// @vitest-environment jsdom
import type { ComponentProps } from 'react'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { done, memberWith, refused, says } from '../../test/replies'
import { show } from '../../test/render'
import { ProjectMoneyLifeQuery, RecordMoney, RemoveMoney, SessionMoneyLifeQuery } from './life/documents'
import { ProjectMoneyLife, SessionMoneyLife } from './life/money-life'
import { MoneyEntries } from './money'

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

type Money = ComponentProps<typeof MoneyEntries>['money']
const words = (text: string) => ({ text, language: 'en', isTranslation: false })
const entry = (id: string, more: object = {}) => ({
  id,
  role: 'ATTRACTED',
  amountEur: 1800,
  basis: 'MEASURED',
  happenedOn: '2026-06-18',
  source: 'The province',
  evidence: 'https://example.org/grant',
  project: { slug: 'choir', title: words('Choir') },
  session: { slug: 'market', title: words('Market') },
  ...more,
})
const money = (...nodes: object[]) => ({ totalCount: nodes.length, nodes }) as unknown as Money

test('an amount tells whether it was put in or came, how sure that is, from whom, and where it can be checked', async () => {
  await show(<MoneyEntries of="project" money={money(entry('M1'), entry('M2', { role: 'INVESTED', basis: 'ESTIMATED', evidence: null, session: null }))} />)
  const [came, put] = screen.getAllByRole('listitem')
  expect(came?.textContent).toMatch(/1,800.* attracted · measured/)
  expect(within(came as HTMLElement).getByRole('link', { name: 'Evidence' }).getAttribute('href')).toBe('https://example.org/grant')
  expect(within(came as HTMLElement).getByRole('link', { name: 'Market' }).getAttribute('href')).toBe('/sessions/market/report')
  expect(put?.textContent).toMatch(/put in · estimated/)
  expect(within(put as HTMLElement).queryByRole('link')).toBeNull()
})

test('who edits a project records what came because of a session, and what is refused stands at its field', async () => {
  const turns = [{ session: { id: 'S1', title: words('Market') } }, { session: { id: 'S1', title: words('Market') } }]
  const { sentTo } = memberWith([
    [ProjectMoneyLifeQuery, says({ project: { id: 'P1', mayI: ['EDIT'], turns } })],
    [RecordMoney, says({ recordMoney: refused('EVIDENCE_NEEDED', ['input', 'evidence']) })],
  ])
  await show(<ProjectMoneyLife slug="choir" money={money()} />)
  await userEvent.click(await screen.findByRole('button', { name: 'Record money' }))
  const form = screen.getByRole('form', { name: 'Record money' })
  await userEvent.type(within(form).getByLabelText('Amount in euros'), '1800.5')
  await userEvent.type(within(form).getByLabelText(/^Day/), '2026-06-18')
  await userEvent.type(within(form).getByLabelText(/^From whom/), 'The province')
  expect(within(form).getAllByRole('option', { name: 'Market' }), 'two turns are one session').toHaveLength(1)
  await userEvent.selectOptions(within(form).getByLabelText(/^Because of a session/), 'S1')
  await userEvent.click(within(form).getByRole('button', { name: 'Record it' }))
  await waitFor(() => expect(sentTo(RecordMoney)).toHaveLength(1))
  expect(sentTo(RecordMoney)[0]).toMatchObject({
    input: { projectId: 'P1', sessionId: 'S1', role: 'ATTRACTED', amountEur: 1800.5, basis: 'MEASURED', happenedOn: '2026-06-18', source: 'The province', evidence: null },
  })
  expect(await within(form).findAllByText(/Say where it can be checked/)).not.toHaveLength(0)
  expect(within(form).getByLabelText<HTMLInputElement>('Amount in euros').value).toBe('1800.5')
})

test('who edits a session changes its costs and not what projects recorded; others change nothing', async () => {
  const both = money(entry('M1'), entry('M2', { role: 'INVESTED', project: null }))
  const { sentTo } = memberWith([
    [SessionMoneyLifeQuery, says({ session: { id: 'S1', mayI: ['EDIT'] } })],
    [RemoveMoney, says({ removeMoney: done })],
  ])
  await show(<SessionMoneyLife slug="market" money={both} />)
  expect(await screen.findAllByRole('button', { name: 'Change this amount' })).toHaveLength(1)
  await userEvent.click(screen.getByRole('button', { name: 'Remove this amount' }))
  expect(screen.getByText(/^Remove this amount\?/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Remove this amount' }))
  await waitFor(() => expect(sentTo(RemoveMoney)).toEqual([{ input: { id: 'M2' } }]))
})

test('who may not edit reads', async () => {
  memberWith([[ProjectMoneyLifeQuery, says({ project: { id: 'P1', mayI: ['READ'], turns: [] } })]])
  await show(<ProjectMoneyLife slug="choir" money={money(entry('M1'))} />)
  expect(await screen.findByText(/attracted/)).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})
