// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { done, memberWith, refused, says } from '../../test/replies'
import { show } from '../../test/render'
import { Appointments } from './appointments'
import { AppointMutation, AppointmentsQuery, DismissMutation } from './documents'

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

const officer = {
  id: 'A1',
  name: 'Ana',
  email: 'ana@example.org',
  role: 'POLICY_OFFICER',
  createdAt: '2026-11-20T10:00:00Z',
  regionCode: 'SI',
  regionName: 'Slovenija',
}

test('an office is given by address and region; what is wrong stands at its field', async () => {
  const { sentTo } = memberWith([
    [AppointmentsQuery, says({ appointments: [] })],
    [AppointMutation, [says({ appoint: refused('REGION_NEEDED', ['input', 'regionCode']) }), says({ appoint: done })]],
  ])
  await show(<Appointments />)
  expect(await screen.findByText('Nobody is appointed yet.')).toBeTruthy()
  await userEvent.type(screen.getByRole('textbox', { name: 'E-mail address' }), 'ana@example.org')
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Office' }), 'Policy officer')
  await userEvent.click(screen.getByRole('button', { name: 'Appoint somebody' }))
  expect(await screen.findByRole('link', { name: 'Region: Name the region.' })).toBeTruthy()
  await userEvent.type(screen.getByRole('textbox', { name: /^Region/ }), 'si')
  await userEvent.click(screen.getByRole('button', { name: 'Appoint somebody' }))
  expect(await screen.findByText('Appointed. It holds at once.')).toBeTruthy()
  expect(sentTo(AppointMutation)[1]).toEqual({ input: { email: 'ana@example.org', role: 'POLICY_OFFICER', regionCode: 'SI' } })
})

test('somebody is dismissed after one question that names the office', async () => {
  const { sentTo } = memberWith([
    [AppointmentsQuery, says({ appointments: [officer] })],
    [DismissMutation, says({ dismiss: done })],
  ])
  await show(<Appointments />)
  expect(await screen.findByText(/Slovenia \(SI\)/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(screen.getByText(/Ana is no longer Policy officer/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
  await waitFor(() => expect(sentTo(DismissMutation)).toEqual([{ input: { id: 'A1' } }]))
})

test('who is no administrator reads why there is nothing', async () => {
  memberWith([[AppointmentsQuery, { data: null, errors: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }] }]])
  await show(<Appointments />)
  expect((await screen.findByRole('alert')).textContent).not.toBe('')
  expect(screen.queryByRole('button', { name: 'Appoint somebody' })).toBeNull()
})
