// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { useOperation } from '../../graphql'
import { variablesOf } from '../../listing/search'
import { answerWith } from '../../test/answers'
import { show } from '../../test/render'
import { SessionList } from './list'
import { SessionsPageQuery } from './queries'
import { useSessionTable } from './rows-table'
import { SESSIONS } from './search'

afterEach(() => vi.unstubAllGlobals())

const NOW = Date.parse('2026-12-01T18:00:00Z')
const session = (slug: string, startsAt: string, more: object = {}) => ({
  id: slug,
  slug,
  isDemo: true,
  title: { text: slug, language: 'en', isTranslation: false },
  summary: null,
  startsAt,
  endsAt: startsAt.replace('17:00', '19:00'),
  timeZone: 'Europe/Madrid',
  place: 'Plaza, Jaén',
  languages: ['es', 'en'],
  streamUrl: null,
  region: { code: 'ES616', level: 3, name: 'Jaén', nameLatin: 'Jaén' },
  ...more,
})
const ends = { hasNextPage: false, hasPreviousPage: false, startCursor: 'a', endCursor: 'b' }
const rows = (...nodes: unknown[]) => ({ body: { data: { sessions: { totalCount: nodes.length, pageInfo: ends, nodes } } } })

function List({ isByTime = true }: { isByTime?: boolean }) {
  const { data } = useOperation(SessionsPageQuery, {})
  const asTable = useSessionTable()
  if (!data) return null
  return (
    <>
      <SessionList sessions={data.sessions} isByTime={isByTime} now={NOW} />
      <output>{JSON.stringify(asTable(data.sessions).rows)}</output>
    </>
  )
}

const AGENDA = rows(session('under-way', '2026-12-01T17:00:00Z'), session('next', '2026-12-04T17:00:00Z'), session('past', '2026-11-09T17:00:00Z'))

test('what is under way or to come stands apart from what is past, and each row says which it is', async () => {
  answerWith(AGENDA)
  await show(<List />)
  const coming = await screen.findByRole('region', { name: 'Coming up' })
  expect(within(coming).getAllByRole('heading', { level: 4 }).map(({ textContent }) => textContent)).toEqual(['under-way', 'next'])
  expect(within(coming).getByText('Now')).toBeTruthy()
  const past = screen.getByRole('region', { name: 'Past' })
  expect(within(past).getByRole('link', { name: 'past' }).getAttribute('href')).toBe('/sessions/past')
  expect(within(past).getByText('It is over')).toBeTruthy()
})

test('in the order of the best match nothing stands apart: each row alone says whether it is over', async () => {
  answerWith(AGENDA)
  await show(<List isByTime={false} />)
  expect((await screen.findAllByRole('heading', { level: 3 })).map(({ textContent }) => textContent)).toEqual(['under-way', 'next', 'past'])
  expect(screen.queryByRole('region')).toBeNull()
  expect(screen.getByText('It is over')).toBeTruthy()
})

test('a row tells the day and the hour by the clocks of its place, the place and the languages', async () => {
  answerWith(rows(session('mesa', '2026-12-04T17:00:00Z')))
  await show(<List />)
  const row = (await screen.findByRole('link', { name: 'mesa' })).closest('article')
  if (!row) throw new Error('no row')
  expect(row.querySelector('time')?.textContent).toMatch(/^Friday, December 4, 2026, 6:00.PM – 8:00.PM$/)
  for (const words of ['(Central European Standard Time)', 'Jaén, Spain', 'Plaza, Jaén', 'Spanish and English', 'demo']) expect(within(row).getByText(words)).toBeTruthy()
})

test('a session without a place is on line when it is streamed, and to be announced when not', async () => {
  answerWith(rows(session('a', '2026-12-04T17:00:00Z', { place: null, streamUrl: 'https://video.example/live' }), session('b', '2026-12-05T17:00:00Z', { place: null })))
  await show(<List />)
  expect(await screen.findByText('On line')).toBeTruthy()
  expect(screen.getByText('To be announced')).toBeTruthy()
})

test('a row to take along has instants and the name of the time zone', async () => {
  answerWith(rows(session('mesa', '2026-12-04T17:00:00Z', { endsAt: null })))
  await show(<List />)
  const table = JSON.parse((await screen.findByRole('status')).textContent ?? '') as unknown[][]
  expect(table).toEqual([['mesa', '2026-12-04T17:00:00Z', '', 'Europe/Madrid', 'Plaza, Jaén', 'ES616', 'Jaén', 'es en', '', 'mesa', 'demo']])
})

test('an address becomes the question to the API, and without one the agenda is asked for', () => {
  expect(variablesOf(SESSIONS, SESSIONS.read({}))).toEqual({ first: 20, sort: 'AGENDA', filter: {} })
  const search = SESSIONS.read({ phase: ['over', 'someday'], region: 'ES', language: 'es', text: 'olive' })
  expect(variablesOf(SESSIONS, search)).toEqual({
    first: 20,
    sort: 'RELEVANCE',
    filter: { text: 'olive', phases: ['OVER'], regions: ['ES'], languages: ['es'] },
  })
})
