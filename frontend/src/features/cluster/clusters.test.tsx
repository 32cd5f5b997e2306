// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useOperation } from '../../graphql'
import { countFilters, variablesOf } from '../../listing/search'
import { answerWith } from '../../test/answers'
import { show } from '../../test/render'
import { balanceOf, sharesOf } from './balance'
import { ClusterBalance } from './evenness'
import { ClusterList } from './list'
import { ClusterMembers } from './members'
import { ClustersPageQuery } from './queries'
import { ClusterPageQuery } from './query-one'
import { CLUSTERS } from './search'
import { ClusterPilots, ClusterProjects } from './ties'
import { ResizeObserverStub } from '../../test/resize-observer'

// jsdom lays nothing out: the drawing waits for a size that never comes, and the list stands there as always.
beforeEach(() => vi.stubGlobal('ResizeObserver', ResizeObserverStub))
afterEach(() => vi.unstubAllGlobals())

const region = { code: 'ITH3', level: 2, name: 'Veneto', nameLatin: 'Veneto' }
const text = (words: string, language = 'en') => ({ text: words, language, isTranslation: false })
const none = { totalCount: 0, nodes: [] as unknown[] }
const member = (name: string, helix: string) => ({ id: name, helix, joinedOn: '2019-02-05', organisation: { slug: name.toLowerCase(), name, region } })

const cluster = (more: object = {}) => ({
  id: 'c1',
  slug: 'veneto',
  isDemo: true,
  name: text('Comunità di pratica', 'it'),
  summary: text('Four helices look for services together.'),
  macroScenario: 'SVR_SMES',
  consolidation: 'ESTABLISHED',
  foundedOn: '2018-10-16',
  website: null,
  focusAreas: ['NETWORKING'],
  priorities: ['Short food chains'],
  evenness: 0.9,
  helixCounts: [
    { helix: 'GOVERNMENT', count: 2 },
    { helix: 'BUSINESS', count: 1 },
    { helix: 'ACADEMIA', count: 1 },
  ],
  region,
  members: { totalCount: 2, nodes: [member('Comune', 'GOVERNMENT'), member('Labo', 'ACADEMIA')] },
  projects: none,
  pilots: none,
  ...more,
})

const ends = { hasNextPage: false, hasPreviousPage: false, startCursor: 'a', endCursor: 'b' }

function List() {
  const { data } = useOperation(ClustersPageQuery, {})
  return data ? <ClusterList clusters={data.clusters} /> : null
}

function Page() {
  const { data } = useOperation(ClusterPageQuery, { slug: 'veneto' })
  if (!data?.cluster) return null
  return (
    <>
      <ClusterMembers cluster={data.cluster} source="This network." />
      <ClusterBalance cluster={data.cluster} source="This network." />
      <ClusterProjects cluster={data.cluster} />
      <ClusterPilots cluster={data.cluster} />
    </>
  )
}

test('a row says name, place, scenario, members by helix and how even they are', async () => {
  answerWith({ body: { data: { clusters: { totalCount: 1, pageInfo: ends, nodes: [cluster()] } } } })
  await show(<List />)
  const link = await screen.findByRole('link', { name: 'Comunità di pratica' })
  expect(link.getAttribute('href')).toBe('/clusters/veneto')
  expect(within(link).getByText('Comunità di pratica').lang).toBe('it')
  expect(screen.getByText('Veneto, Italy')).toBeTruthy()
  expect(screen.getByText('Responsive small firms')).toBeTruthy()
  expect(screen.getAllByRole('listitem').map((item) => item.textContent.trim())).toEqual(
    expect.arrayContaining(['Government 2', 'Business 1', 'Academia 1', 'Civil society 0']),
  )
  expect(screen.getByText('4 members')).toBeTruthy()
  expect(screen.getByText('Evenness 0.90, nearly even')).toBeTruthy()
})

test('a cluster without members has no evenness and says so', async () => {
  answerWith({ body: { data: { clusters: { totalCount: 1, pageInfo: ends, nodes: [cluster({ evenness: null, helixCounts: [] })] } } } })
  await show(<List />)
  expect(await screen.findByText('no members to weigh yet')).toBeTruthy()
  expect(screen.queryByText(/Evenness/)).toBeNull()
})

test('members stand in a list by helix, each a link to its organisation, and a helix without any is named', async () => {
  answerWith({ body: { data: { cluster: cluster() } } })
  await show(<Page />)
  const list = await screen.findByRole('group', { name: 'Members of the cluster, by helix' })
  const group = within(list).getByRole('region', { name: 'Government' })
  expect(within(group).getByRole('link', { name: 'Comune' }).getAttribute('href')).toBe('/organisations/comune')
  expect(group.textContent).toContain('since Feb 2019')
  expect(within(list).getByRole('region', { name: 'Business' }).textContent).toContain('No member of this helix yet.')
  expect(screen.getByText('Without a member: Civil society.')).toBeTruthy()
})

test('how the figure comes about is told with the shares of this cluster', async () => {
  answerWith({ body: { data: { cluster: cluster() } } })
  await show(<Page />)
  await userEvent.click(await screen.findByText('How this is computed'))
  expect(screen.getByText(/Government 50%, Business 25%, Academia 25%, and Civil society 0% of all members, which gives 0\.90/)).toBeTruthy()
})

test('the members are a table too', async () => {
  answerWith({ body: { data: { cluster: cluster() } } })
  await show(<Page />)
  const [figure] = await screen.findAllByRole('figure')
  if (!figure) throw new Error('no figure')
  await userEvent.click(within(figure).getByRole('button', { name: 'Show as table' }))
  expect(await within(figure).findByRole('rowheader', { name: 'Comune' })).toBeTruthy()
})

test('what a cluster does not have yet is said plainly', async () => {
  answerWith({ body: { data: { cluster: cluster({ members: none, evenness: null, helixCounts: [] }) } } })
  await show(<Page />)
  expect(await screen.findByText(/No member is named yet/)).toBeTruthy()
  expect(screen.getByText('No project of this cluster yet.')).toBeTruthy()
  expect(screen.getByText('No pilot of this cluster yet.')).toBeTruthy()
})

test('more projects than are shown come when they are asked for', async () => {
  const project = (name: string) => ({ id: name, slug: name.toLowerCase(), stage: 'TESTED', isDemo: false, title: text(name), region })
  const sent = answerWith(
    { body: { data: { cluster: cluster({ projects: { totalCount: 2, nodes: [project('One')] } }) } } },
    { body: { data: { cluster: { projects: { nodes: [project('One'), project('Two')] } } } } },
  )
  await show(<Page />)
  await userEvent.click(await screen.findByRole('button', { name: 'Show all 2 projects' }))
  expect(await screen.findByRole('link', { name: 'Two' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Show all/ })).toBeNull()
  expect(sent).toHaveLength(2)
})

test('the helices stand in one order, and shares add up', () => {
  const shares = sharesOf([{ helix: 'CIVIL_SOCIETY', count: 3 }, { helix: 'BUSINESS', count: 1 }])
  expect(shares.map(({ helix, count, share }) => [helix, count, share])).toEqual([
    ['GOVERNMENT', 0, 0],
    ['BUSINESS', 1, 0.25],
    ['ACADEMIA', 0, 0],
    ['CIVIL_SOCIETY', 3, 0.75],
  ])
  expect(sharesOf([]).every(({ share }) => share === 0)).toBe(true)
})

test('an evenness is put in words from none to even', () => {
  expect([null, 0, 0.5, 0.79, 0.98, 0.9999, 1].map(balanceOf)).toEqual(['NONE', 'ONE', 'UNEVEN', 'FAIRLY', 'NEARLY', 'EVEN', 'EVEN'])
})

test('an address becomes the question to the API', () => {
  const search = CLUSTERS.read({ scenario: 'svr_smes', focus: ['networking', 'magic'], region: 'ITH3', helix: 'academia' })
  expect(countFilters(CLUSTERS, search)).toBe(4)
  expect(variablesOf(CLUSTERS, search)).toEqual({
    first: 20,
    sort: 'NAME',
    filter: { macroScenarios: ['SVR_SMES'], focusAreas: ['NETWORKING'], regions: ['ITH3'], helices: ['ACADEMIA'] },
  })
})
