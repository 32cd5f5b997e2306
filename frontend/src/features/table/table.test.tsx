// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { TableNowFragment } from '../../graphql/generated/graphql'
import type { Following } from '../../graphql/follow'
import { answerEach } from '../../test/answers'
import { show } from '../../test/render'
import { TableBar } from './bar'
import type { Table } from './newer'
import { TableView, type TablePieces, type TableSession } from './table'

const line = vi.hoisted(() => ({ following: undefined as Following | undefined }))
vi.mock('../../graphql/follow', () => ({
  follow: (following: Following) => {
    line.following = following
    return () => undefined
  },
}))

vi.mock('../../graphql/manifest', () => ({ documentText: () => Promise.resolve('subscription') }))

const text = (words: string) => ({ __typename: 'Text' as const, text: words, html: `<p>${words}</p>`, language: 'en', isTranslation: false })
const NOW = '2026-11-23T10:00:00Z'

function turn(id: string, status: 'PLANNED' | 'RUNNING' | 'DONE', contributions: Table['turns'][number]['contributions'] = []): Table['turns'][number] {
  return {
    __typename: 'SessionTurn',
    id,
    position: 1,
    minutes: 12,
    extraSeconds: 0,
    status,
    plannedStartAt: NOW,
    title: null,
    project: { __typename: 'Project', id: `p-${id}`, slug: id, title: text(`Project ${id}`), needs: { __typename: 'NeedConnection', nodes: [] } },
    contributions,
  } as Table['turns'][number]
}

const base: Table = {
  __typename: 'Table',
  state: 'RUNNING',
  seq: 3,
  now: NOW,
  turnEndsAt: '2026-11-23T10:06:42Z',
  remainingSeconds: 402,
  mayRun: false,
  openQuestions: 0,
  currentTurn: { __typename: 'SessionTurn', id: 'bus' },
  nextTurn: { __typename: 'SessionTurn', id: 'club' },
  turns: [turn('bus', 'RUNNING'), turn('club', 'PLANNED')],
  questions: [],
} as unknown as TableNowFragment

const advice = { __typename: 'Contribution', id: 'c1', area: 'FUNDING', kind: 'ADVICE', adopted: false, createdAt: NOW, text: text('The grant pays no drivers.'), expert: { __typename: 'Person', id: 'e', slug: 'eva', name: 'Eva' } } as unknown as Table['turns'][number]['contributions'][number]

const sessionWith = (table: Table, stream: TableSession['stream'] = null): TableSession =>
  ({ id: 's1', slug: 'seville', isDemo: false, startsAt: NOW, timeZone: 'UTC', title: text('Seville'), stream, experts: [], table }) as unknown as TableSession

const PIECES: TablePieces = { Bar: () => null, Ask: () => null, QuestionActs: () => null }
const view = (table: Table, stream?: TableSession['stream']) => show(<TableView session={sessionWith(table, stream)} readAt={Date.now()} pieces={PIECES} />)

async function happen(seq: number, table: Partial<Table>, about: object = {}) {
  await vi.waitFor(() => expect(line.following).toBeDefined())
  act(() => line.following?.onNext({ table: { seq, kind: 'CONTRIBUTION_GIVEN', table: { ...base, ...table, seq }, contribution: null, question: null, ...about } }))
}

beforeEach(() => {
  line.following = undefined
  answerEach({})
})
afterEach(() => vi.unstubAllGlobals())

test('everybody sees whose turn it is, how much time is left, and the four areas', async () => {
  await view(base)
  expect(screen.getByRole('heading', { level: 2, name: 'Project bus' })).toBeTruthy()
  expect(screen.getByRole('timer').textContent).toBe('06:42')
  for (const area of ['Creativity', 'Funding', 'Technology']) expect(screen.getByRole('heading', { level: 3, name: new RegExp(area) })).toBeTruthy()
})

test('advice appears in its area as it is given, and no live region speaks of it', async () => {
  await view(base)
  await happen(4, { turns: [turn('bus', 'RUNNING', [advice]), turn('club', 'PLANNED')] }, { contribution: { id: 'c1' } })
  const funding = screen.getByRole('region', { name: 'Funding' })
  expect(within(funding).getByText('The grant pays no drivers.')).toBeTruthy()
  expect(within(funding).getByText('new')).toBeTruthy()
  expect(screen.getAllByRole('status').map(({ textContent }) => textContent).join('')).toBe('')
})

test('a turn that starts is said once; older news than what is shown change nothing', async () => {
  await view({ ...base, state: 'OPEN', currentTurn: null, turnEndsAt: null, remainingSeconds: null })
  await happen(4, {})
  expect(screen.getByRole('status').textContent).toBe('It is the turn of Project bus.')
  await happen(2, { state: 'OVER', currentTurn: null })
  expect(screen.queryByText('The table is closed')).toBeNull()
})

test('a lost line is said calmly, and asks for what came after the last event', async () => {
  await view(base)
  await happen(7, {})
  act(() => line.following?.onLine('again'))
  expect(screen.getByText(/Trying again; nothing will be missed/)).toBeTruthy()
  expect(line.following?.variables()).toEqual({ sessionId: 's1', after: 7 })
})

test('nothing is asked of the site of the stream before the reader presses', async () => {
  await view(base, { __typename: 'Stream', url: 'https://youtu.be/x', embedUrl: 'https://www.youtube-nocookie.com/embed/x', provider: 'YOUTUBE' } as TableSession['stream'])
  expect(document.querySelector('iframe')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Play here, from YouTube' }))
  const frame = document.querySelector('iframe')
  expect([frame?.src, frame?.getAttribute('sandbox')?.includes('allow-top-navigation')]).toEqual(['https://www.youtube-nocookie.com/embed/x', false])
})

test('an address that no player is known for is a link alone', async () => {
  await view(base, { __typename: 'Stream', url: 'https://tv.example.org/x', embedUrl: null, provider: null } as TableSession['stream'])
  expect(screen.queryByRole('button', { name: /Play here/ })).toBeNull()
  expect(screen.getByRole('link', { name: /Watch on line/ }).getAttribute('href')).toBe('https://tv.example.org/x')
})

test('the closed table shows the last advice and the way to the report', async () => {
  await view({ ...base, state: 'OVER', currentTurn: null, nextTurn: null, turnEndsAt: null, remainingSeconds: null, turns: [turn('bus', 'DONE', [advice])] })
  expect(screen.getByRole('link', { name: 'Read the report of the session' }).getAttribute('href')).toBe('/sessions/seville/report')
  expect(screen.getByText('The grant pays no drivers.')).toBeTruthy()
})

test('whoever runs the table is told calmly that somebody else pressed first', async () => {
  const sent = answerEach({
    PauseTurn: {
      body: {
        data: {
          pauseTurn: {
            issues: [{ path: ['input', 'expectedSeq'], code: 'TABLE_MOVED', params: [{ name: 'kind', value: 'TURN_PAUSED' }, { name: 'seq', value: '4' }, { name: 'by', value: 'Ana' }] }],
            session: null,
          },
        },
      },
    },
  })
  await show(<TableBar session={sessionWith(base)} table={base} receive={() => undefined} />)
  await userEvent.click(screen.getByRole('button', { name: 'Pause' }))
  expect(await screen.findByText(/Somebody else pressed first \(Ana\): the turn was paused/)).toBeTruthy()
  expect(sent.of('PauseTurn')[0]?.body).toMatchObject({ variables: { input: { turnId: 'bus', expectedSeq: 3 } } })
})

test('leaving a turn out is asked once, with its name', async () => {
  const sent = answerEach({ SkipTurn: { body: { data: { skipTurn: { issues: [], session: null } } } } })
  await show(<TableBar session={sessionWith(base)} table={base} receive={() => undefined} />)
  await userEvent.click(screen.getByRole('button', { name: 'Leave out' }))
  expect(sent.all).toHaveLength(0)
  expect(screen.getByText(/“Project bus” is left out/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Leave out' }))
  await vi.waitFor(() => expect(sent.of('SkipTurn')).toHaveLength(1))
})
