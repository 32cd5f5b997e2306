// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { variablesOf } from '../../listing/search'
import { answerWith } from '../../test/answers'
import { show } from '../../test/render'
import { CAUSES, countCauses } from './causes'
import { CausesFigure } from './causes-figure'
import { LessonRow } from './row'
import { LESSONS } from './search'
import { LessonTold } from './told'

afterEach(() => vi.unstubAllGlobals())

const text = (words: string, language = 'en') => ({ text: words, html: `<p>${words}</p>`, language, isTranslation: false })
const lesson = (more: object = {}, kinds: string[] = []) => ({
  id: 'L1',
  isAnonymous: false,
  kind: 'FAILED',
  causes: ['TIMING', 'NO_FUNDING'],
  year: 2024,
  stage: 'STOPPED',
  region: null,
  tried: text('Twelve evenings.'),
  wouldDiffer: text('Preguntar antes.', 'es'),
  project: { slug: 'club', isDemo: false, title: text('The club'), linkedFrom: { nodes: kinds.map((kind) => ({ kind })) } },
  ...more,
})
const facets = (counts: Record<string, number>) => [{ name: 'CAUSE', values: Object.entries(counts).map(([value, count]) => ({ value, count })) }]

test('addresses from when lessons were projects still ask for the same, the latest first', () => {
  const search = LESSONS.read({ cause: ['timing', 'magic'], outcome: 'failed', sort: 'concluded' })
  expect(variablesOf(LESSONS, search)).toEqual({ first: 20, sort: 'NEWEST', filter: { cause: ['TIMING'], kind: ['FAILED'] } })
})

test('a lesson says how it ended, why, what was tried, and quotes what they would do differently', async () => {
  await show(<LessonRow lesson={lesson({}, ['AVOIDS_MISTAKE_OF', 'BUILDS_ON', 'AVOIDS_MISTAKE_OF', 'ALLY_OF']) as never} />)
  expect(screen.getByRole('link', { name: 'The club' }).getAttribute('href')).toBe('/projects/club')
  expect(screen.getByText('Failed')).toBeTruthy()
  expect(screen.getByText('2024')).toBeTruthy()
  expect(screen.getByText('Because of: bad timing and no funding')).toBeTruthy()
  const quote = within(screen.getByRole('figure')).getByText('Preguntar antes.')
  expect(quote.closest('[lang]')?.getAttribute('lang')).toBe('es')
  expect(quote.closest('blockquote')).not.toBeNull()
  expect(screen.getByText('2 projects avoid this mistake')).toBeTruthy()
  expect(screen.getByText('One project goes on from here')).toBeTruthy()
})

test('a lesson without words says that nobody wrote them, and counts nobody who was not warned', async () => {
  await show(<LessonRow lesson={lesson({ tried: null, wouldDiffer: null, causes: [] }) as never} />)
  expect(screen.getByText('Nobody has written down yet what was tried.')).toBeTruthy()
  expect(screen.queryByText(/avoid this mistake|Because of/)).toBeNull()
})

test('a lesson without a name leads to its own page, and a named one to both', async () => {
  const { unmount } = await show(<LessonRow lesson={lesson({ isAnonymous: true, project: null }) as never} />)
  expect(screen.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])).toEqual([['A lesson without a name', '/lessons/L1']])
  unmount()
  await show(<LessonRow lesson={lesson() as never} />)
  expect(screen.getByRole('link', { name: 'The lesson by itself: The club' }).getAttribute('href')).toBe('/lessons/L1')
})

test('a whole lesson tells its figures with how they are known, and keeps what shows them safe', async () => {
  const figures = [
    { name: text('Young people'), value: 1240, unit: null, basis: 'MEASURED', evidence: 'https://example.org/report' },
    { name: text('Cost'), value: 12.5, unit: 'EUR', basis: 'ESTIMATED', evidence: 'javascript:alert(1)' },
  ]
  await show(<LessonTold lesson={{ ...lesson(), areas: ['FUNDING'], focusAreas: [], tags: ['rural youth'], figures } as never} />)
  expect(screen.getByText('1,240')).toBeTruthy()
  expect(screen.getByText('measured')).toBeTruthy()
  expect(screen.getByText('estimated')).toBeTruthy()
  expect(screen.getByRole('link', { name: /What shows it: Young people/ }).getAttribute('href')).toBe('https://example.org/report')
  expect(screen.queryByRole('link', { name: /Cost/ })).toBeNull()
  expect(screen.getByRole('link', { name: 'rural youth' }).getAttribute('href')).toContain('/lessons?tag=')
  expect(screen.getByText('told with the project’s name')).toBeTruthy()
})

test('causes are told most frequent first; those that nobody named are left out', () => {
  expect(countCauses(facets({ TIMING: 2, NO_FUNDING: 5, TEAM: 2, NO_DEMAND: 0 }))).toEqual([
    { cause: 'NO_FUNDING', count: 5 },
    { cause: 'TEAM', count: 2 },
    { cause: 'TIMING', count: 2 },
  ])
  expect(countCauses([])).toEqual([])
})

test('each bar leads to its lessons, and the rest are one press away', async () => {
  answerWith({ body: { data: { lessons: { totalCount: 41, facets: facets(Object.fromEntries(CAUSES.map((cause, at) => [cause, 20 - at]))) } } } })
  await show(<CausesFigure />)
  const figure = await screen.findByRole('region', { name: 'Why projects end' })
  expect(within(figure).getAllByRole('link')).toHaveLength(5)
  expect(within(figure).getByRole('link', { name: 'no demand' }).getAttribute('href')).toContain('/lessons?cause=')
  expect(figure.textContent).toContain('Of 41 projects that have ended')
  await userEvent.click(within(figure).getByRole('button', { name: 'Show all 10 causes' }))
  expect(within(figure).getAllByRole('link')).toHaveLength(10)
})

test('a network in which nothing has ended shows no empty figure', async () => {
  answerWith({ body: { data: { lessons: { totalCount: 0, facets: facets({}) } } } })
  await show(<CausesFigure />)
  await vi.waitFor(() => expect(screen.queryByText('Loading…')).toBeNull())
  expect(screen.queryByRole('figure')).toBeNull()
})
