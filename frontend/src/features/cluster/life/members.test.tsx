// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { RecordFinderQuery } from '../../../acting/finder'
import { done, memberWith, says } from '../../../test/replies'
import { show } from '../../../test/render'
import { AddClusterMember, ClusterLifeQuery } from './documents'
import { MembersLife } from './members'

beforeEach(() => {
  localStorage.clear()
  // jsdom scrolls nothing.
  Element.prototype.scrollIntoView = () => undefined
})
afterEach(() => vi.unstubAllGlobals())

const cluster = { id: 'C1', mayI: ['LINK'], members: { nodes: [{ id: 'M1', helix: 'ACADEMIA', joinedOn: null, organisation: { id: 'O1', name: 'University' } }] } }

test('a member is found by a part of its name, and joins in the name of its helix', async () => {
  const nodes = [{ __typename: 'Organisation', id: 'O2', helix: 'BUSINESS', name: 'Bakery of Ptuj', region: null }]
  const { sentTo } = memberWith([
    [ClusterLifeQuery, says({ cluster })],
    [RecordFinderQuery, says({ search: { nodes } })],
    [AddClusterMember, says({ addClusterMember: done })],
  ])
  await show(<MembersLife slug="cluster" />)
  expect(await screen.findByText('University')).toBeTruthy()
  expect(screen.getAllByText('No member of this helix yet.')).toHaveLength(3)
  await userEvent.click(screen.getByRole('button', { name: 'Add a member' }))
  const form = screen.getByRole('form', { name: 'Add a member' })
  const send = within(form).getByRole('button', { name: 'Add a member' })
  await userEvent.click(send)
  expect(within(form).getByRole('link', { name: 'Organisation: Fill this in.' })).toBeTruthy()
  expect(sentTo(AddClusterMember)).toHaveLength(0)
  await userEvent.type(within(form).getByRole('combobox', { name: 'Organisation' }), 'bak')
  await userEvent.click(await within(form).findByRole('option', { name: /Bakery of Ptuj/ }))
  await userEvent.selectOptions(within(form).getByRole('combobox', { name: 'Helix' }), 'Business')
  await userEvent.click(send)
  await waitFor(() => expect(sentTo(AddClusterMember)).toEqual([{ input: { clusterId: 'C1', organisationId: 'O2', helix: 'BUSINESS', joinedOn: null } }]))
})
