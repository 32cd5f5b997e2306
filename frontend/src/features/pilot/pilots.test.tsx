// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { useOperation } from '../../graphql'
import { variablesOf } from '../../listing/search'
import { answerWith } from '../../test/answers'
import { show } from '../../test/render'
import { PilotChain } from './chain'
import { PilotFacts } from './facts'
import { PilotIndicators } from './indicators'
import { PilotList } from './list'
import { PilotMilestones } from './milestones'
import { PilotOpenData } from './open-data'
import { PilotsPageQuery } from './queries'
import { PilotPageQuery } from './query-one'
import { PILOTS } from './search'

afterEach(() => vi.unstubAllGlobals())

const TODAY = '2026-11-22'
const region = { code: 'HR036', level: 3, name: 'Istarska županija', nameLatin: 'Istarska županija' }
const text = (words: string, language = 'en') => ({ text: words, html: `<p>${words}</p>`, language, isTranslation: false })
const indicator = (name: string, more: object) => ({ name: text(name), unit: 'people', baseline: null, target: null, measured: null, measuredOn: null, better: 'HIGHER', ...more })
const step = (kind: string, title: string, more: object = {}) => ({ kind, title: text(title), text: null, happenedOn: null, place: null, url: null, ...more })
const usage = (purpose: string, title: string) => ({
  id: title,
  purpose,
  note: text('Counted before and after.'),
  dataset: { slug: title.toLowerCase(), publisher: 'DZS', title: text(title), quality: { points: 318, most: 405, rating: 'GOOD' } },
})

const pilot = (more: object = {}) => ({
  id: 'p1',
  slug: 'istra',
  isDemo: true,
  images: [],
  status: 'RUNNING',
  title: text('Škola inovacija', 'hr'),
  summary: null,
  startedOn: '2020-02-03',
  endedOn: null,
  region,
  milestones: [
    { title: text('School opens'), dueOn: '2020-10-05', doneOn: '2020-10-07' },
    { title: text('Report'), dueOn: '2026-11-20', doneOn: null },
    { title: text('Conference'), dueOn: '2027-03-01', doneOn: null },
  ],
  indicators: [
    indicator('Business plans', { unit: 'plans', baseline: 0, target: 4, measured: 3, measuredOn: '2021-02-25' }),
    indicator('Unemployment', { unit: '%', baseline: 12, target: 9, measured: 8.5, better: 'LOWER' }),
    indicator('People trained', {}),
  ],
  chain: [
    step('LEARNING_EVENT', 'Study visit', { happenedOn: '2019-05-01', place: 'Bilbao' }),
    step('POLICY_INPUT', 'Proposal', { url: 'https://example.org/proposal' }),
  ],
  datasetUses: { totalCount: 1, nodes: [usage('EVALUATION', 'Census')] },
  cluster: null,
  project: null,
  ...more,
})

const ends = { hasNextPage: false, hasPreviousPage: false, startCursor: 'a', endCursor: 'b' }
const rows = (...nodes: unknown[]) => ({ data: { pilots: { totalCount: nodes.length, pageInfo: ends, nodes } } })

function List() {
  const { data } = useOperation(PilotsPageQuery, {})
  return data ? <PilotList pilots={data.pilots} today={TODAY} /> : null
}

function Page() {
  const { data } = useOperation(PilotPageQuery, { slug: 'istra' })
  if (!data?.pilot) return null
  return (
    <>
      <PilotChain pilot={data.pilot} source="This network." />
      <PilotIndicators pilot={data.pilot} source="This network." />
      <PilotMilestones pilot={data.pilot} source="This network." today={TODAY} />
      <PilotOpenData pilot={data.pilot} />
      <PilotFacts pilot={data.pilot} />
    </>
  )
}

test('a row says status, place, targets reached and the next milestone with its day', async () => {
  answerWith({ body: rows(pilot()) })
  await show(<List />)
  const row = (await screen.findByRole('link', { name: 'Škola inovacija' })).closest('article')
  if (!row) throw new Error('no row')
  expect(within(row).getByText('Running')).toBeTruthy()
  expect(within(row).getByText('Istarska županija, Croatia')).toBeTruthy()
  expect(within(row).getByText('1 of 2 targets reached')).toBeTruthy()
  expect(row.textContent).toContain('Next: Report (late: was due November 20, 2026)')
})

test('in a pilot that is over nothing comes next, and one without targets says so', async () => {
  answerWith({ body: rows(pilot({ status: 'COMPLETED', indicators: [] })) })
  await show(<List />)
  expect(await screen.findByText('No target is set')).toBeTruthy()
  expect(screen.getByText('1 of 3 milestones done')).toBeTruthy()
})

test('the chain has all seven steps; the pilot itself is one of them, and missing ones are said', async () => {
  answerWith({ body: { data: { pilot: pilot() } } })
  await show(<Page />)
  const chain = await screen.findByRole('list', { name: 'From learning event to policy' })
  expect(chain.children).toHaveLength(7)
  expect(within(chain).getByText('Škola inovacija').lang).toBe('hr')
  expect(within(chain).getByRole('link', { name: 'Proposal' }).getAttribute('href')).toBe('https://example.org/proposal')
  expect(within(chain).getByText('Bilbao', { exact: false })).toBeTruthy()
  expect(within(chain).getAllByText('not recorded yet')).toHaveLength(4)
  expect(screen.getByText('3 of seven steps are recorded. Missing: Good practice, Use-case scenario, Scaling, and Uptake.')).toBeTruthy()
})

test('each milestone says done, late or due in words', async () => {
  answerWith({ body: { data: { pilot: pilot() } } })
  await show(<Page />)
  expect(await screen.findByText('Done October 7, 2020, 2 days after the plan')).toBeTruthy()
  expect(screen.getByText('Late: was due November 20, 2026, 2 days ago')).toBeTruthy()
  expect(screen.getByText('Due March 1, 2027')).toBeTruthy()
  expect(screen.getByText('1 of 3 milestones done.')).toBeTruthy()
})

test('indicators say how far they came, in which direction, and what is missing', async () => {
  answerWith({ body: { data: { pilot: pilot() } } })
  await show(<Page />)
  const item = async (name: string) => (await screen.findByRole('heading', { name })).closest('li')?.textContent ?? ''
  expect(await item('Business plans')).toContain('75% of the way to the target.')
  expect(await item('Unemployment')).toMatch(/12%.*8\.5%.*9%.*Target reached\. Lower is better\./)
  expect(await item('People trained')).toMatch(/not given.*not given.*not given.*Not measured yet\./)
})

test('datasets stand under what they are used for, with their quality; other uses are said to have none', async () => {
  answerWith({ body: { data: { pilot: pilot() } } })
  await show(<Page />)
  const section = (await screen.findByRole('heading', { name: 'used for evaluation' })).closest('section')
  if (!section) throw new Error('no section')
  expect(within(section).getByRole('link', { name: 'Census' }).getAttribute('href')).toBe('/datasets/census')
  expect(section.textContent).toContain('Counted before and after.')
  expect(section.textContent).toContain('Good')
  expect(screen.getAllByText('none named')).toHaveLength(2)
})

test('a pilot with nothing yet says what is missing everywhere', async () => {
  const empty = { chain: [], milestones: [], indicators: [], datasetUses: { totalCount: 0, nodes: [] }, startedOn: null, region: null }
  answerWith({ body: { data: { pilot: pilot(empty) } } })
  await show(<Page />)
  for (const words of ['No indicator is set yet.', 'No milestone is set yet.', 'No dataset is linked yet.', 'It is tied to no cluster or project.']) {
    expect(await screen.findByText(words)).toBeTruthy()
  }
})

test('an address becomes the question to the API', () => {
  const search = PILOTS.read({ status: ['running', 'magic'], scenario: 'capacity_building', region: 'HR' })
  expect(variablesOf(PILOTS, search)).toEqual({
    first: 20,
    sort: 'STARTED',
    filter: { statuses: ['RUNNING'], macroScenarios: ['CAPACITY_BUILDING'], regions: ['HR'] },
  })
})
