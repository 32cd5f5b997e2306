// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { answerWith } from '../../test/answers'
import { show } from '../../test/render'
import { DatasetCard } from './card'
import { QualityChecks } from './checks'
import { DatasetFacts } from './facts'
import { DatasetFiles } from './files'
import { DatasetQuality } from './quality-figure'
import { DatasetUses } from './uses'

afterEach(() => vi.unstubAllGlobals())

const text = (words: string, language = 'en') => ({ text: words, html: `<p>${words}</p>`, language, isTranslation: false })
const quality = {
  points: 118,
  most: 405,
  rating: 'BAD',
  dimensions: [
    { dimension: 'FINDABILITY', points: 70, most: 100 },
    { dimension: 'REUSABILITY', points: 48, most: 75 },
  ],
  checks: [
    { check: 'KEYWORD', dimension: 'FINDABILITY', points: 30, most: 30, state: 'MET' },
    { check: 'ISSUED', dimension: 'CONTEXTUALITY', points: 0, most: 5, state: 'MISSING' },
    { check: 'LICENCE', dimension: 'REUSABILITY', points: 0, most: 20, state: 'MISSING' },
    { check: 'ACCESS_URL_ANSWERS', dimension: 'ACCESSIBILITY', points: 0, most: 50, state: 'UNCHECKED' },
  ],
}
const file = { title: 'Points', accessUrl: 'https://data.example/page', downloadUrl: 'https://data.example/a.csv', format: 'CSV', mediaType: 'text/csv', licence: null, byteSize: 145_962, modifiedOn: '2025-07-10' }
const use = (id: string, purpose: string, more: object) => ({ id, purpose, note: text(`note ${id}`, 'fr'), project: null, pilot: null, ...more })

test('a dataset in a list tells its quality in words and points, and its formats', async () => {
  const dataset = {
    slug: 'tri',
    isDemo: true,
    publisher: 'Gap',
    themes: ['ENVI'],
    modifiedOn: '2025-07-10',
    title: text('Points de tri', 'fr'),
    description: null,
    region: null,
    distributions: [{ format: 'CSV' }, { format: 'WMS_SRVC' }, { format: 'csv' }],
    quality,
  }
  await show(<DatasetCard dataset={dataset as never} />)
  const card = screen.getByRole('article')
  expect(screen.getByRole('link', { name: 'Points de tri' }).getAttribute('href')).toBe('/datasets/tri')
  expect(screen.getByText('Points de tri').lang).toBe('fr')
  expect(card.textContent).toContain('Bad 118 of 405 points')
  expect(card.textContent).toContain('Format: CSVWMS')
})

test('what is missing says what mending it is worth and how, the greatest gain first', async () => {
  await show(<DatasetQuality slug="tri" quality={quality as never} source="Source: here" />)
  const items = within(screen.getByRole('region', { name: 'What would raise it' })).getAllByRole('listitem')
  expect(items.map((item) => item.textContent)).toEqual([
    '+20Worth 20 points:LicenceName a licence: without one nobody knows what is allowed.',
    '+5Worth 5 points:Date of issueState the day of publication.',
  ])
  expect(screen.getByText(/gives 25 points more.*“Sufficient”/)).toBeTruthy()
  expect(screen.getByRole('region', { name: 'Not checked yet' }).textContent).toContain('Access address answers · up to 50')
  expect(screen.getByRole('region', { name: 'As it should be' }).textContent).toContain('Keywords · 30 points')
})

test('a file that nobody can download is not said to be broken', async () => {
  const missing = (check: string) => ({ check, dimension: 'ACCESSIBILITY', points: 0, most: 20, state: 'MISSING' })
  const { unmount } = await show(<QualityChecks slug="tri" points={0} checks={[missing('DOWNLOAD_URL'), missing('DOWNLOAD_URL_ANSWERS')] as never} />)
  expect(screen.getByText(/there is none yet/)).toBeTruthy()
  expect(screen.queryByText(/does not answer/)).toBeNull()
  unmount()
  await show(<QualityChecks slug="tri" points={0} checks={[missing('DOWNLOAD_URL_ANSWERS')] as never} />)
  expect(screen.getByText(/does not answer/)).toBeTruthy()
})

test('the figure of quality is a table too, with each dimension and the whole', async () => {
  await show(<DatasetQuality slug="tri" quality={quality as never} source="Source: here" />)
  await userEvent.click(screen.getByRole('button', { name: 'Show as table' }))
  const table = await screen.findByRole('table')
  expect(within(table).getAllByRole('row').map((row) => row.textContent)).toEqual(['DimensionPointsMost points', 'Findability70100', 'Reusability4875', 'Total118405'])
})

test('links to files leave the site and say so; an address no browser should open is no link', async () => {
  const dataset = { slug: 'tri', licence: null, distributions: [file, { ...file, title: 'Evil', accessUrl: 'javascript:alert(1)', downloadUrl: null, format: null }] }
  await show(<DatasetFiles dataset={dataset as never} />)
  const download = screen.getByRole('link', { name: /^Download Points\s+\(leaves this site\)$/ })
  expect(download.getAttribute('href')).toBe('https://data.example/a.csv')
  expect(download.getAttribute('rel')).toContain('noopener')
  expect(screen.getAllByRole('link')).toHaveLength(2)
  expect(screen.getAllByText('text/csv · 146 kB · changed July 10, 2025')).toHaveLength(2)
})

test('many files wait behind a button that names their number', async () => {
  const distributions = Array.from({ length: 12 }, (_, at) => ({ ...file, title: `File ${at}` }))
  await show(<DatasetFiles dataset={{ slug: 'tri', licence: null, distributions } as never} />)
  expect(screen.getAllByRole('link', { name: /^Download/ })).toHaveLength(8)
  await userEvent.click(screen.getByRole('button', { name: 'Show all 12 files' }))
  expect(screen.getAllByRole('link', { name: /^Download/ })).toHaveLength(12)
})

test('uses stand under what they are for, projects and pilots alike', async () => {
  const nodes = [
    use('1', 'EVALUATION', { project: { slug: 'club', title: text('A club') } }),
    use('2', 'DESIGN', { pilot: { slug: 'try', title: text('A pilot') } }),
  ]
  await show(<DatasetUses dataset={{ slug: 'tri', uses: { totalCount: 2, nodes } } as never} />)
  expect(screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual(['To understand the need and shape the solution', 'To measure what came of it'])
  expect(screen.getByRole('link', { name: 'A pilot' }).getAttribute('href')).toBe('/pilots/try')
  expect(screen.getByRole('link', { name: 'A club' }).getAttribute('href')).toBe('/projects/club')
  expect(screen.getByText('note 1').closest('[lang]')?.getAttribute('lang')).toBe('fr')
})

test('more uses than the page asked for are read when somebody wants them', async () => {
  const first = [use('1', 'DESIGN', { project: { slug: 'club', title: text('A club') } })]
  const sent = answerWith({ body: { data: { dataset: { uses: { nodes: [...first, use('2', 'DESIGN', { project: { slug: 'fair', title: text('A fair') } })] } } } } })
  await show(<DatasetUses dataset={{ slug: 'tri', uses: { totalCount: 2, nodes: first } } as never} />)
  expect(screen.getByText(/^1 of 2 uses are shown/)).toBeTruthy()
  expect(sent).toHaveLength(0)
  await userEvent.click(screen.getByRole('button', { name: 'Show 2' }))
  expect(await screen.findByRole('link', { name: 'A fair' })).toBeTruthy()
  expect(screen.queryByText(/uses are shown/)).toBeNull()
})

test('a dataset that nobody uses yet says so', async () => {
  await show(<DatasetUses dataset={{ slug: 'tri', uses: { totalCount: 0, nodes: [] } } as never} />)
  expect(screen.getByText(/^No project or pilot says yet/)).toBeTruthy()
})

test('facts tell codes in words, leave out what nobody filled in, and warn when no licence is named', async () => {
  const facts = {
    publisher: 'Gap',
    contact: 'mailto:data@gap.example',
    landingPage: 'https://www.gap.example/data?x=1',
    licence: null,
    accessRights: 'PUBLIC',
    frequency: 'SOMETIMES',
    themes: [],
    keywords: [],
    issuedOn: null,
    modifiedOn: '2025-07-10',
    temporalStart: '2020-01-01',
    temporalEnd: '2020-12-31',
    region: null,
    catalogue: null,
    source: null,
  }
  await show(<DatasetFacts dataset={facts as never} />)
  const told = screen.getAllByRole('term').map((term) => `${term.textContent}: ${term.nextElementSibling?.textContent ?? ''}`.replaceAll(/\s+/g, ' '))
  expect(told).toEqual([
    'Publisher: Gap',
    'Contact: data@gap.example',
    'Licence: None is named: ask the publisher before you use it.',
    'Access: Open to everyone',
    'Last changed: July 10, 2025',
    'Updated: SOMETIMES',
    'Period it is about: January 1, 2020 to December 31, 2020',
    'Page of the publisher: gap.example (leaves this site)',
  ])
  expect(screen.getByRole('link', { name: 'data@gap.example' }).getAttribute('href')).toBe('mailto:data@gap.example')
})
