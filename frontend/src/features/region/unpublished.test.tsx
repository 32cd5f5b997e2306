// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { memberWith, says } from '../../test/replies'
import { show } from '../../test/render'
import { RegionUnpublished, UnpublishedQuery } from './unpublished'

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

const unpublished = { projects: 3, byStage: [{ stage: 'TESTED', projects: 2 }, { stage: 'UNDERSTOOD', projects: 1 }], byPublication: [{ publication: 'DRAFT', projects: 3 }] }

test('the policy officer of a region reads counts by stage and by state', async () => {
  memberWith([[UnpublishedQuery, says({ region: { id: 'R', unpublished } })]])
  await show(<RegionUnpublished code="SI" source="Source: Rialto." />)
  expect(await screen.findByRole('heading', { name: 'Not public yet' })).toBeTruthy()
  expect(screen.getByText('3 projects that are not public, by stage and by state.')).toBeTruthy()
  expect(screen.getAllByRole('term').map(({ textContent }) => textContent)).toEqual(['Understood', 'Tested', 'Drafts'])
})

test('everybody else reads nothing, and no heading of it', async () => {
  const { sentTo } = memberWith([[UnpublishedQuery, says({ region: { id: 'R', unpublished: null } })]])
  const { container } = await show(<RegionUnpublished code="SI" source="Source: Rialto." />)
  await waitFor(() => expect(sentTo(UnpublishedQuery)).toHaveLength(1))
  expect(container.textContent).toBe('')
})
