// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { show } from '../../test/render'
import { RegionLatest } from './latest'
import { momentAt } from './moment'

const text = (words: string, language = 'en') => ({ text: words, language, isTranslation: false })
const region = {
  code: 'ES24',
  clusters: { nodes: [1, 2, 3].map((at) => ({ id: `c${at}`, slug: `c${at}`, isDemo: false, macroScenario: 'SVR_SMES', name: text(`Cluster ${at}`) })) },
  pilots: { nodes: [] },
  datasets: { nodes: [{ id: 'd', slug: 'd', isDemo: true, publisher: 'Gobierno de Aragón', title: text('Catálogo', 'es') }] },
  sessions: { nodes: [{ id: 's', slug: 's', isDemo: false, startsAt: '2026-12-01T17:00:00Z', timeZone: 'Europe/Madrid', place: 'Zaragoza', title: text('Market place') }] },
}
const figures = { projects: 1, openNeeds: 0, lessons: 0, experts: 0, organisations: 0, clusters: 5, pilots: 0, datasets: 1 }

test('what there is more of leads to its list, what there is none of says so', async () => {
  await show(<RegionLatest region={region as never} figures={figures as never} />)
  expect(screen.getByRole('link', { name: 'All 5' }).getAttribute('href')).toBe('/clusters?region=%5B%22ES24%22%5D')
  expect(screen.getByText('No pilot action here yet.')).toBeTruthy()
  expect(screen.getByText('Catálogo').getAttribute('lang')).toBe('es')
  expect(screen.getByText('demo')).toBeTruthy()
})

test('a session begins as the clocks of its place say', () => {
  expect(momentAt('2026-12-01T17:00:00Z', 'Europe/Madrid', 'en-GB')).toMatch(/1 December 2026.*18:00/)
  expect(momentAt('2026-12-01T17:00:00Z', 'Nowhere/Atall', 'en-GB')).toMatch(/1 December 2026.*17:00/)
})
