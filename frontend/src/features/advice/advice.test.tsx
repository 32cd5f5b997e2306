// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { useOperation } from '../../graphql'
import { answerWith } from '../../test/answers'
import { show } from '../../test/render'
import { ProjectActions } from './actions'
import { isOverdue } from './due'
import { NetworkAdvice } from './network'
import { ProjectPageQuery } from '../project/query-one'
import { ProjectAdvice } from './project-advice'
import { atOffset } from './recording-address'
import { SessionReport } from './report'
import { SessionReportQuery } from './report-query'
import { howEven, spanOf } from './spread'
import { action, advice, figures, project, reportOf, text, turn } from '../../test/advice'

afterEach(() => vi.unstubAllGlobals())

function Page() {
  const { data } = useOperation(ProjectPageQuery, { slug: 'choir' })
  if (!data?.project) return null
  return (
    <>
      <ProjectAdvice project={data.project} />
      <ProjectActions project={data.project} />
    </>
  )
}

const showPage = (more: object = {}) => {
  answerWith({ body: { data: { project: project(more) } } })
  return show(<Page />)
}

const showFigures = (counted: object = {}) => {
  answerWith({ body: { data: { statistics: { asOf: '2026-11-23T10:00:00Z', advice: figures(counted) } } } })
  return show(<NetworkAdvice />)
}

test('advice stands by area with all its parts, its answer and its reason', async () => {
  await showPage({
    contributions: {
      totalCount: 1,
      nodes: [
        advice('Sing on Fridays', {
          adopted: true,
          observation: text('Nobody is free on Mondays'),
          offer: text('I lend you my hall'),
          resources: [{ title: 'A guide', url: 'https://example.org/guide' }],
          answer: { answer: 'ADOPT', at: '2026-11-20T10:00:00Z', reason: text('It suits us') },
        }),
      ],
    },
  })
  const row = (await screen.findByText('Sing on Fridays')).closest('li') as HTMLElement
  expect(screen.getByRole('heading', { name: 'Funding' })).toBeTruthy()
  for (const words of ['Nobody is free on Mondays', 'I lend you my hall', 'The project adopted it', 'It suits us']) expect(row.textContent).toContain(words)
  expect(within(row).getByRole('link', { name: /A guide/ }).getAttribute('href')).toBe('https://example.org/guide')
})

test('an address that no browser should open is no link', async () => {
  await showPage({ contributions: { totalCount: 1, nodes: [advice('Look', { resources: [{ title: 'A trap', url: 'javascript:alert(1)' }] })] } })
  expect(await screen.findByText('A trap')).toBeTruthy()
  expect(screen.queryByRole('link', { name: /A trap/ })).toBeNull()
})

test('other projects that adopted it are named with what it means for them, and its actions with their state', async () => {
  await showPage({
    contributions: {
      totalCount: 1,
      nodes: [
        advice('Sing on Fridays', {
          adoptions: { totalCount: 7, nodes: [{ id: 'A1', note: text('We dance instead'), project: { slug: 'dance', title: text('Dance') } }] },
          actions: [{ ...action('Ask the parish'), project: { slug: 'choir' } }],
        }),
      ],
    },
  })
  const row = (await screen.findByText('Sing on Fridays')).closest('li') as HTMLElement
  expect(row.textContent).toContain('7 other projects adopted it too')
  expect(within(row).getByRole('link', { name: 'Dance' }).getAttribute('href')).toBe('/projects/dance')
  expect(row.textContent).toContain('We dance instead')
  expect(row.textContent).toContain('Ask the parish to do')
  expect(row.textContent).toContain('The project has not answered yet.')
})

test('what a project took from advice to others names whose it was', async () => {
  const contribution = { id: 'C9', area: 'TECHNOLOGY', text: text('Use a phone list'), expert: { id: 'E2', slug: 'bo', name: 'Bo' }, project: { slug: 'gardens', title: text('Gardens') } }
  await showPage({ adoptedAdvice: { nodes: [{ id: 'D1', at: '2026-11-20T10:00:00Z', note: null, contribution }] } })
  const row = (await screen.findByText('Use a phone list')).closest('li') as HTMLElement
  expect(within(row).getByRole('link', { name: 'Gardens' })).toBeTruthy()
  expect(row.textContent).toContain('adopted on November 20, 2026')
})

test('actions stand by state, those to do first, and a day that is over is said in words', async () => {
  await showPage({ actions: { totalCount: 3, nodes: [action('Old', { status: 'DONE' }), action('Late', { dueOn: '2020-01-31', ownerName: 'Ana', owner: null }), action('Left', { status: 'DROPPED' })] } })
  expect(await screen.findByText('Late')).toBeTruthy()
  expect(screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)).toEqual(['To do', 'Done', 'Dropped'])
  expect(screen.getByText('Late').closest('li')?.textContent).toContain('was due on January 31, 2020 · Ana')
})

test('where there is nothing, it is said what will be', async () => {
  await showPage()
  expect(await screen.findByText('No expert has answered yet.')).toBeTruthy()
  expect(screen.getByText(/^No action yet\./)).toBeTruthy()
})

test('figures of nothing are a sentence', async () => {
  await showFigures({ given: 0, projectsIn: 0 })
  expect(await screen.findByText(/^No advice has been given here yet/)).toBeTruthy()
})

test('figures have their table, and load and time are put into a sentence', async () => {
  await showFigures({ medianHoursToFirstAnswer: 60, needsAnswered: 4, loadGini: 0.423 })
  expect(await screen.findByText(/within 3 days \(4 needs\)/)).toBeTruthy()
  expect(screen.getByText(/^Some experts give much more advice than others: 0\.42 on a scale/)).toBeTruthy()
  const [first] = screen.getAllByRole('figure')
  await userEvent.click(within(first as HTMLElement).getByRole('button', { name: 'Show as table' }))
  const row = (await within(first as HTMLElement).findByRole('rowheader', { name: 'Hours from a need to the first advice, median' })).closest('tr')
  expect(row?.textContent).toContain('60')
})

test('the return tells what is measured and what is estimated apart', async () => {
  await showFigures({ return: { invested: 4100, attractedMeasured: 6950, attractedEstimated: 6000, perEuroMeasured: 1.6951, perEuroEstimated: 1.4634, entries: 5, withEvidence: 3 } })
  expect(await screen.findByText('Each euro put in brought 1.7 €, measured; another 1.46 € are estimated.')).toBeTruthy()
  expect(screen.getByText('5 amounts, 3 with evidence')).toBeTruthy()
  await showFigures({ given: 0, projectsIn: 0, return: { invested: 0, attractedMeasured: 10, attractedEstimated: 0, perEuroMeasured: null, perEuroEstimated: null, entries: 1, withEvidence: 1 } })
  expect((await screen.findAllByText('Came, measured')).length).toBeGreaterThan(0)
  expect(screen.queryByText(/^Each euro put in brought null/), 'nothing was put in').toBeNull()
})

function Report() {
  const { data } = useOperation(SessionReportQuery, { slug: 'market' })
  return data?.session ? <SessionReport session={data.session} source="This network." money={null} /> : null
}

const showReport = (report: object | null) => {
  answerWith({ body: { data: { session: { id: 'S1', slug: 'market', startsAt: '2026-11-05T16:00:00Z', timeZone: 'Europe/Madrid', place: 'Jaén', community: null, title: text('Market'), money: { totalCount: 0, nodes: [] }, report } } } })
  return show(<Report />)
}

test('the report tells each turn with its advice, its recording from where it begins, and what leaders told later', async () => {
  await showReport(
    reportOf({
      turns: [turn('T1', { recording: { url: 'https://vimeo.com/1', offsetSeconds: 90 }, contributions: [advice('Sing on Fridays')] }), turn('T2', { project: null, title: text('Coffee') })],
      followUps: [
        { day: 30, state: 'SLOWED', answeredAt: '2026-12-06T10:00:00Z', text: text('The hall is late'), project: { id: 'P1', slug: 'choir', title: text('Choir') } },
        { day: 90, state: null, answeredAt: null, text: null, project: { id: 'P1', slug: 'choir', title: text('Choir') } },
      ],
    }),
  )
  expect(await screen.findByText('Sing on Fridays')).toBeTruthy()
  expect(screen.getByRole('link', { name: /Watch this turn again/ }).getAttribute('href')).toBe('https://vimeo.com/1#t=90s')
  expect(screen.getAllByText('Coffee')).toHaveLength(1)
  expect(screen.getByText('The hall is late').closest('li')?.textContent).toContain('after 30 days · slower than planned')
  expect(screen.getByText(/after 90 days · asked, not answered yet/)).toBeTruthy()
  expect(screen.getByText('2 pieces of advice · answered: 1, adopted: 1 · adopted once by other projects · 1 action, done: 1')).toBeTruthy()
})

test('before a session there is no report, but a way to the session', async () => {
  await showReport(null)
  expect(await screen.findByRole('heading', { name: /no report yet/ })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'To the session' })).toBeTruthy()
})

test('an action is late from the day after its own', () => {
  const noon = new Date(2026, 10, 5, 12)
  expect(isOverdue('OPEN', '2026-11-05', noon)).toBe(false)
  expect(isOverdue('OPEN', '2026-11-04', noon)).toBe(true)
  expect(isOverdue('DONE', '2026-11-04', noon)).toBe(false)
  expect(isOverdue('OPEN', null, noon)).toBe(false)
})

test('a recording opens where the turn begins', () => {
  expect(atOffset('https://www.youtube.com/watch?v=x', 75)).toBe('https://www.youtube.com/watch?v=x&t=75s')
  expect(atOffset('https://video.example.org/a.mp4', 75)).toBe('https://video.example.org/a.mp4#t=75')
  expect(atOffset('https://vimeo.com/1', 0)).toBe('https://vimeo.com/1')
  expect(atOffset('no address', 5)).toBe('no address')
})

test('a coefficient and a time have their words', () => {
  expect([0, 0.34, 0.35, 0.59, 0.6, 1].map(howEven)).toEqual(['even', 'even', 'uneven', 'uneven', 'few', 'few'])
  expect([0.2, 47, 48, 60].map(spanOf)).toEqual([
    { unit: 'hours', count: 1 },
    { unit: 'hours', count: 47 },
    { unit: 'days', count: 2 },
    { unit: 'days', count: 3 },
  ])
})
