// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { useOperation } from '../../graphql'
import { answerWith } from '../../test/answers'
import { show } from '../../test/render'
import { ExpertAdvice } from './advice'
import { ExpertOffer, ExpertWanted } from './offer'
import { partOf } from './part'
import { ExpertProjects } from './projects'
import { ExpertPageQuery } from './query-one'
import { ExpertRegions } from './regions'
import { levelOf } from './skill-levels'
import { ExpertSkills } from './skills'

afterEach(() => vi.unstubAllGlobals())

const text = (words: string, language = 'en') => ({ text: words, html: `<p>${words}</p>`, language, isTranslation: false })
const none = { totalCount: 0, nodes: [] as unknown[] }
const all = (...nodes: unknown[]) => ({ totalCount: nodes.length, nodes })
const region = { id: 'r1', code: 'AL02', level: 2, name: 'Qender', nameLatin: 'Qender' }
const gift = (words: string, more: object = {}) => ({
  id: words,
  area: 'TECHNOLOGY',
  kind: 'ADVICE',
  adopted: false,
  answer: null as { answer: string } | null,
  adoptions: { totalCount: 0 },
  createdAt: '2026-11-05T17:00:00.000Z',
  text: text(words),
  project: { slug: 'sombra', title: text('Sombra', 'pt') },
  ...more,
})

const person = (more: object = {}) => ({
  id: 'p1',
  slug: 'arta',
  name: 'Arta',
  isDemo: false,
  isExpert: true,
  adoptedCount: 0,
  headline: text('Simple tools'),
  biography: null,
  region,
  areas: ['TECHNOLOGY'],
  languages: ['sq', 'it'],
  placesPerMonth: 2,
  updatedAt: '2026-01-02T08:00:00Z',
  skills: [
    { skill: 'LEADERSHIP', level: 2 },
    { skill: 'DIGITAL_DATA', level: 4 },
  ],
  regionsServed: all(region),
  contributions: all(gift('Start with a phone call', { adopted: true }), gift('Ask for a discount', { area: 'FUNDING' })),
  projects: none,
  ...more,
})

function Page() {
  const { data } = useOperation(ExpertPageQuery, { slug: 'arta' })
  if (!data?.expert) return null
  return (
    <>
      <ExpertOffer person={data.expert} />
      <ExpertAdvice person={data.expert} />
      <ExpertSkills person={data.expert} source="This network." />
      <ExpertRegions person={data.expert} />
      <ExpertWanted person={data.expert} />
      <ExpertProjects person={data.expert} />
    </>
  )
}

const showPage = (more: object = {}) => {
  answerWith({ body: { data: { expert: person(more) } } })
  return show(<Page />)
}

test('what an expert offers is told at a glance, each area a way to others who know it and to projects that look for it', async () => {
  await showPage()
  expect(await screen.findByText('Takes on 2 projects a month')).toBeTruthy()
  const [others, , wanted] = screen.getAllByText('Technology').map((mark) => mark.closest('a'))
  expect(others?.getAttribute('href')).toMatch(/^\/experts\?area=/)
  expect(wanted?.getAttribute('href')).toMatch(/^\/projects\?area=/)
  expect(screen.getByText('Expert', { selector: 'dd' })).toBeTruthy()
  expect(screen.getByText('Albanian and Italian')).toBeTruthy()
})

test('advice stands by area, with its project, its date and whether it was adopted', async () => {
  await showPage()
  expect(await screen.findByText('2 pieces of advice, 1 of them adopted.')).toBeTruthy()
  expect(screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)).toEqual(['Funding', 'Technology'])
  const row = screen.getByText('Start with a phone call').closest('li') as HTMLElement
  expect(within(row).getByRole('link', { name: 'Sombra' }).getAttribute('href')).toBe('/projects/sombra')
  expect(row.textContent).toContain('November 5, 2026 · adopted')
  expect(screen.getByText('Ask for a discount').closest('li')?.textContent).not.toContain('adopted')
})

test('how often somebody was adopted is their credit, and others who adopted stand beside the advice', async () => {
  await showPage({ adoptedCount: 3, contributions: all(gift('Start with a phone call', { adopted: true, answer: { answer: 'ADOPT' }, adoptions: { totalCount: 2 } })) })
  expect(await screen.findByText('Adopted 3 times: by the projects it was given to, and by others.')).toBeTruthy()
  expect(screen.getByText('Start with a phone call').closest('li')?.textContent).toContain('adopted · and by 2 other projects')
})

test('older advice comes when it is asked for, and the sum says what it counts', async () => {
  const sent = answerWith(
    { body: { data: { expert: person({ contributions: { totalCount: 2, nodes: [gift('New')] } }) } } },
    { body: { data: { expert: { contributions: { nodes: [gift('New'), gift('Old', { adopted: true })] } } } } },
  )
  await show(<Page />)
  expect(await screen.findByText('The newest 1 of 2 pieces of advice, none of it adopted yet.')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Show 2 pieces of advice' }))
  expect(await screen.findByText('Old')).toBeTruthy()
  expect(screen.getByText('2 pieces of advice, 1 of them adopted.')).toBeTruthy()
  expect(sent).toHaveLength(2)
})

test('skills stand the best first, with their level in words, and as a table', async () => {
  await showPage()
  const figure = await screen.findByRole('figure')
  expect(within(figure).getAllByRole('listitem').map((row) => row.textContent)).toEqual(['Digital skills and data analysisexpert', 'Leadershipintermediate'])
  await userEvent.click(within(figure).getByRole('button', { name: 'Show as table' }))
  const row = (await within(figure).findByRole('rowheader', { name: 'Leadership' })).closest('tr')
  expect(row?.textContent).toBe('Leadership2intermediate')
})

test('each region served leads to its page', async () => {
  await showPage()
  expect((await screen.findByRole('link', { name: 'Qender, Albania' })).getAttribute('href')).toBe('/regions/AL02')
})

test('a project leader is called so, and the projects they lead come first', async () => {
  const tie = (role: string, name: string) => ({ id: name, role, joinedOn: '2021-10-18', project: { slug: name.toLowerCase(), stage: 'TESTED', isDemo: false, title: text(name), region } })
  await showPage({ isExpert: false, areas: [], placesPerMonth: null, contributions: none, skills: [], projects: all(tie('VIEWER', 'Olives'), tie('LEADER', 'Gardens')) })
  expect(await screen.findByText('Project leader')).toBeTruthy()
  expect(screen.queryByText('Advises on')).toBeNull()
  expect(screen.getAllByRole('link', { name: /Olives|Gardens/ }).map((link) => link.textContent)).toEqual(['Gardens', 'Olives'])
  expect(screen.getByText('Gardens').closest('li')?.textContent).toContain('leader, since Oct 2021')
})

test('what is missing is said plainly; an expert need not be in a team', async () => {
  await showPage({ contributions: none, skills: [], regionsServed: none })
  expect(await screen.findByText(/^No advice given yet/)).toBeTruthy()
  expect(screen.getByText('No skill is named.')).toBeTruthy()
  expect(screen.getByText('No region is named.')).toBeTruthy()
  expect(screen.queryByRole('heading', { name: 'In the team of' })).toBeNull()
})

test('what somebody is follows from advising and from the teams they are in', () => {
  expect(partOf(true, [])).toBe('EXPERT')
  expect(partOf(true, ['VIEWER', 'LEADER'])).toBe('EXPERT_AND_LEADER')
  expect(partOf(false, ['LEADER'])).toBe('LEADER')
  expect(partOf(false, ['EDITOR'])).toBe('TEAM')
  expect(partOf(false, [])).toBe('MEMBER')
})

test('a level outside the four steps is drawn at the nearest end', () => {
  expect([0, 1, 2, 3, 4, 7].map(levelOf)).toEqual([1, 1, 2, 3, 4, 4])
})
