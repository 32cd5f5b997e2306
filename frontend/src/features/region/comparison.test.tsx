// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { answerWith } from '../../test/answers'
import { show } from '../../test/render'
import { RegionComparison } from './comparison'
import type { RegionSearch } from './search'

const figures = (projects: number) => ({ projects, openNeeds: 2 * projects, lessons: 0, experts: 0, organisations: 0, clusters: 0, pilots: 0, datasets: 0 })
const region = (code: string, name: string, population: number | null, projects: number) => ({
  code,
  name,
  nameLatin: name,
  level: code.length - 2,
  population,
  inNuts2024: true,
  figures: figures(projects),
})
const ANSWER = {
  data: {
    region: {
      ...region('ES61', 'Andalucía', 8_000_000, 40),
      parent: { inNuts2024: true, children: { nodes: [region('ES61', 'Andalucía', 8_000_000, 40), region('ES62', 'Murcia', 1_000_000, 5), region('ES63', 'Ceuta', 100_000, 6)] } },
    },
    a: region('ES', 'España', 40_000_000, 100),
    statistics: { asOf: '2026-11-22T10:00:00Z' },
  },
}

const shown = async (search: RegionSearch, body: unknown = ANSWER) => {
  const sent = answerWith({ body })
  await show(<RegionComparison code="ES61" name="Andalucía" search={search} peers={[{ code: 'ES61', name: 'Andalucía' }, { code: 'ES62', name: 'Murcia' }]} />)
  return sent
}
const cells = (row: string) => within(screen.getByRole('row', { name: new RegExp(`^${row}`) })).getAllByRole('cell').map((cell) => /[\d.]+$/.exec(cell.textContent.trim())?.[0])

test('a region stands beside its country and the mean of its peers, without itself among them', async () => {
  const sent = await shown({})
  const table = await screen.findByRole('table')
  expect(within(table).getAllByRole('columnheader').map((cell) => cell.textContent.trim())).toEqual(['Records of all kinds', 'Andalucía', 'Spain', 'Mean of 2 peers'])
  expect(cells('Projects')).toEqual(['40', '100', '5.5'])
  expect(sent).toHaveLength(1)
  expect(sent[0]?.body['variables']).toMatchObject({ code: 'ES61', a: 'ES', peers: true, counts: true, stages: false })
})

test('per 100,000 inhabitants the peers are taken together', async () => {
  await shown({ per: 'PEOPLE' })
  await screen.findByRole('table')
  expect(cells('Projects')).toEqual(['0.5', '0.25', '1'])
  expect(screen.getByRole('columnheader', { name: 'Its 2 peers together' })).toBeTruthy()
  expect(screen.getByText(/Eurostat, 2021/)).toBeTruthy()
})

test('what stands beside can be taken away, and a code that nobody has is named', async () => {
  await shown({ with: 'ES,ZZ9' })
  await screen.findByRole('table')
  expect(screen.getByText('No region has this code: ZZ9.')).toBeTruthy()
  const away = screen.getByRole('button', { name: 'Take away Spain' })
  await userEvent.click(away)
  expect(screen.getByRole('group', { name: 'What stands beside it' })).toBe(document.activeElement)
})

test('beside nothing it says what to do, and asks nothing', async () => {
  const sent = await shown({ with: 'none' })
  expect(screen.getByText(/Nothing stands beside Andalucía yet/)).toBeTruthy()
  expect(sent).toHaveLength(0)
})

test('a failure is said with the id of the request, and can be tried again', async () => {
  await shown({}, { errors: [{ message: 'no', extensions: { code: 'INTERNAL', requestId: 'abc' } }] })
  expect(await screen.findByRole('alert')).toHaveProperty('textContent', expect.stringContaining('abc'))
})
