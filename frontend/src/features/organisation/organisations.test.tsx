// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { useOperation } from '../../graphql'
import { countFilters, variablesOf } from '../../listing/search'
import { answerWith } from '../../test/answers'
import { show } from '../../test/render'
import { OrganisationClusters } from './clusters'
import { OrganisationFacts, OrganisationTags } from './facts'
import { OrganisationList } from './list'
import { OrganisationOrigin } from './origin'
import { OrganisationTies } from './projects'
import { OrganisationsPageQuery } from './queries'
import { OrganisationPageQuery } from './query-one'
import { ORGANISATIONS } from './search'

afterEach(() => vi.unstubAllGlobals())

const region = { id: 'r1', code: 'PT196', level: 3, name: 'Região de Coimbra', nameLatin: 'Região de Coimbra' }
const text = (words: string, language = 'en') => ({ text: words, language, isTranslation: false })
const none = { totalCount: 0, nodes: [] as unknown[] }
const project = (name: string) => ({ id: name, slug: name.toLowerCase(), stage: 'TESTED', isDemo: false, title: text(name, 'pt'), region })
const all = (...nodes: unknown[]) => ({ totalCount: nodes.length, nodes })

const organisation = (more: object = {}) => ({
  id: 'o1',
  slug: 'casa',
  name: 'Casa da Ponte',
  isDemo: false,
  images: [],
  helix: 'CIVIL_SOCIETY',
  size: 'small',
  foundedOn: '2019-02-11',
  website: null,
  tags: ['hub'],
  updatedAt: '2026-01-02T08:00:00Z',
  source: null,
  summary: text('Uma incubadora', 'pt'),
  description: null,
  region,
  ledProjects: none,
  projects: none,
  memberships: none,
  ...more,
})

const ends = { hasNextPage: false, hasPreviousPage: false, startCursor: 'a', endCursor: 'b' }

function List() {
  const { data } = useOperation(OrganisationsPageQuery, {})
  return data ? <OrganisationList organisations={data.organisations} /> : null
}

function Page() {
  const { data } = useOperation(OrganisationPageQuery, { slug: 'casa' })
  if (!data?.organisation) return null
  return (
    <>
      <OrganisationTies organisation={data.organisation} />
      <OrganisationFacts organisation={data.organisation} />
      <OrganisationClusters organisation={data.organisation} />
      <OrganisationTags organisation={data.organisation} />
      <OrganisationOrigin organisation={data.organisation} />
    </>
  )
}

const showPage = async (more: object = {}) => {
  const sent = answerWith({ body: { data: { organisation: organisation(more) } } })
  await show(<Page />)
  return sent
}

test('a row says what kind of body it is, where, what it does, and what it is part of', async () => {
  const counts = { ledProjects: { totalCount: 2 }, projects: { totalCount: 1 }, memberships: { totalCount: 0 } }
  answerWith({ body: { data: { organisations: { totalCount: 1, pageInfo: ends, nodes: [organisation(counts)] } } } })
  await show(<List />)
  const link = await screen.findByRole('link', { name: 'Casa da Ponte' })
  expect(link.getAttribute('href')).toBe('/organisations/casa')
  expect(screen.getByText('Civil society')).toBeTruthy()
  expect(screen.getByText('Região de Coimbra, Portugal')).toBeTruthy()
  expect(screen.getByText('Uma incubadora').lang).toBe('pt')
  expect(screen.getByText('Leads 2 projects')).toBeTruthy()
  expect(screen.getByText('Takes part in 1 project')).toBeTruthy()
  expect(screen.queryByText(/Member of/)).toBeNull()
})

test('its projects stand by what it is to them, each a link', async () => {
  const tie = (role: string, name: string) => ({ id: name, role, project: project(name) })
  await showPage({ ledProjects: all(project('Sombra')), projects: all(tie('FUNDER', 'Vidro'), tie('PARTNER', 'Porta')) })
  const link = await screen.findByRole('link', { name: 'Sombra' })
  expect(link.getAttribute('href')).toBe('/projects/sombra')
  expect(within(link).getByText('Sombra').lang).toBe('pt')
  expect(screen.getAllByRole('heading').map((heading) => heading.textContent)).toEqual(['Projects it leads', 'Projects it takes part in', 'As partner', 'As funder'])
  const funded = screen.getByRole('heading', { name: 'As funder' }).closest('section')
  expect(within(funded as HTMLElement).getByRole('link', { name: 'Vidro' })).toBeTruthy()
})

test('an organisation without projects says so once and leads on', async () => {
  await showPage()
  expect(await screen.findByText('It has no project here yet.')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'See all projects' }).getAttribute('href')).toBe('/projects')
  expect(screen.getByText('Member of no cluster yet.')).toBeTruthy()
})

test('more projects than are shown come when they are asked for', async () => {
  const sent = answerWith(
    { body: { data: { organisation: organisation({ ledProjects: { totalCount: 2, nodes: [project('Sombra')] } }) } } },
    { body: { data: { organisation: { ledProjects: { nodes: [project('Sombra'), project('Vidro')] } } } } },
  )
  await show(<Page />)
  await userEvent.click(await screen.findByRole('button', { name: 'Show 2 projects' }))
  expect(await screen.findByRole('link', { name: 'Vidro' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Show 2/ })).toBeNull()
  expect(sent).toHaveLength(2)
})

test('when the others do not come, it is said, and another try brings them', async () => {
  answerWith(
    { body: { data: { organisation: organisation({ ledProjects: { totalCount: 2, nodes: [project('Sombra')] } }) } } },
    { body: { errors: [{ message: 'x', extensions: { code: 'INTERNAL', requestId: 'r-9' } }] } },
    { body: { data: { organisation: { ledProjects: { nodes: [project('Sombra'), project('Vidro')] } } } } },
  )
  await show(<Page />)
  await userEvent.click(await screen.findByRole('button', { name: 'Show 2 projects' }))
  expect(await screen.findByText('r-9')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Sombra' })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('link', { name: 'Vidro' })).toBeTruthy()
})

test('facts that are known are told, a size in the reader’s words where it is a known class', async () => {
  await showPage()
  expect((await screen.findByRole('link', { name: 'Civil society' })).getAttribute('href')).toMatch(/^\/organisations\?helix=/)
  expect(screen.getByRole('link', { name: 'Região de Coimbra, Portugal' }).getAttribute('href')).toBe('/regions/PT196')
  expect(screen.getByText('February 11, 2019')).toBeTruthy()
  expect(screen.getByText('small (fewer than 50 people)')).toBeTruthy()
  expect(screen.queryByText('Website')).toBeNull()
})

test('a size in words of its source stays as it is, and an address that no browser should open is no link', async () => {
  await showPage({ size: '20–30 volunteers', website: 'javascript:alert(1)' })
  expect(await screen.findByText('20–30 volunteers')).toBeTruthy()
  expect(screen.queryByText('Website')).toBeNull()
})

test('an imported organisation names its source', async () => {
  await showPage({ source: { name: 'Register of Veneto', id: '4711' }, website: 'https://www.casa.example/about' })
  expect(await screen.findByText(/Source: Register of Veneto, entry 4711\./)).toBeTruthy()
  expect(screen.getByRole('link', { name: /casa\.example/ }).getAttribute('href')).toBe('https://www.casa.example/about')
})

test('a cluster is told with the helix it stands for there and since when', async () => {
  await showPage({ memberships: all({ id: 'm1', helix: 'ACADEMIA', joinedOn: '2020-06-15', cluster: { slug: 'centro', isDemo: false, name: text('Centro que cuida', 'pt') } }) })
  const row = (await screen.findByRole('link', { name: 'Centro que cuida' })).closest('li')
  expect(row?.textContent).toContain('Academia')
  expect(row?.textContent).toContain('since Jun 2020')
})

test('an address becomes the question to the API', () => {
  const search = ORGANISATIONS.read({ helix: ['academia', 'magic'], region: 'PT', language: 'pt', tag: 'hub', text: 'casa' })
  expect(countFilters(ORGANISATIONS, search)).toBe(5)
  expect(variablesOf(ORGANISATIONS, search)).toEqual({
    first: 20,
    sort: 'RELEVANCE',
    filter: { helices: ['ACADEMIA'], regions: ['PT'], languages: ['pt'], tags: ['hub'], text: 'casa' },
  })
})
