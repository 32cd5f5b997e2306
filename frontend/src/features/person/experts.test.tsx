// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { NothingFound } from '../../listing/nothing-found'
import { Results } from '../../listing/results'
import { countFilters, variablesOf } from '../../listing/search'
import { answerWith } from '../../test/answers'
import { show } from '../../test/render'
import { ExpertList } from './list'
import { EXPERT_WORDS, EXPERTS } from './search'

afterEach(() => vi.unstubAllGlobals())

type Search = Parameters<typeof EXPERTS.filter>[0]

const expert = (name: string, more: object = {}) => ({
  id: name,
  slug: name.toLowerCase(),
  name,
  isDemo: false,
  images: [],
  headline: { text: 'Explica los números', language: 'es', isTranslation: false },
  areas: ['TECHNOLOGY', 'CREATIVITY'],
  languages: ['en', 'hr'],
  placesPerMonth: 2,
  skills: [
    { skill: 'DIGITAL_DATA', level: 2 },
    { skill: 'LEADERSHIP', level: 4 },
  ],
  contributions: { totalCount: 3 },
  region: { code: 'HR031', level: 3, name: 'Primorsko-goranska', nameLatin: 'Primorsko-goranska' },
  ...more,
})
const ends = { hasNextPage: true, hasPreviousPage: false, startCursor: 'a', endCursor: 'b' }
const page = (...nodes: unknown[]) => ({ data: { experts: { totalCount: nodes.length, pageInfo: ends, nodes } } })
const ignore = () => undefined

function Experts({ search }: { search: Search }) {
  return (
    <Results
      list={EXPERTS}
      search={search}
      source={EXPERTS.page}
      count={EXPERT_WORDS.count}
      empty={<NothingFound list={EXPERTS} search={search} words={EXPERT_WORDS} />}
      skeleton={<p>soon</p>}
      onTotal={ignore}
    >
      {({ experts }) => <ExpertList experts={experts} />}
    </Results>
  )
}

/** A list whose address changes when the button is pressed. */
function Changing({ to }: { to: Search }) {
  const [search, setSearch] = useState<Search>({})
  return (
    <>
      <button type="button" onClick={() => setSearch(to)}>
        Go on
      </button>
      <Experts search={search} />
    </>
  )
}
const goOn = () => userEvent.click(screen.getByRole('button', { name: 'Go on' }))

/** Answers come when the test says so, each for the request at the same place. */
function answerLater() {
  const waiting: { answer: (body: unknown) => void; signal: AbortSignal | undefined; variables: Record<string, unknown> }[] = []
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    if (url === '/config.json') return Promise.resolve(Response.json({ api: '/graphql' }))
    const { variables } = JSON.parse(init?.body as string) as { variables: Record<string, unknown> }
    return new Promise((resolve, reject) => {
      const signal = init?.signal ?? undefined
      signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
      waiting.push({ answer: (body) => resolve(Response.json(body)), signal, variables })
    })
  })
  return waiting
}

test('an expert is shown with what they advise on, in the usual order, and with the language of their words', async () => {
  answerWith({ body: page(expert('Ana')) })
  await show(<Experts search={{}} />)
  expect(await screen.findByRole('link', { name: 'Ana' })).toBeTruthy()
  expect(screen.getByText('Explica los números').lang).toBe('es')
  expect(screen.getByRole('list', { name: 'Advises on' }).textContent).toBe('CreativityTechnology')
  expect(screen.getByText('Speaks English and Croatian')).toBeTruthy()
  expect(screen.getByText('Takes on 2 projects a month')).toBeTruthy()
  expect(screen.getByText('Best at Leadership and Digital skills and data analysis')).toBeTruthy()
  expect(screen.getByText('Gave advice 3 times')).toBeTruthy()
  expect(screen.getByText('Primorsko-goranska, Croatia')).toBeTruthy()
})

test('no free place is said; a number that is not known is not', async () => {
  answerWith({ body: page(expert('Ana', { placesPerMonth: 0 }), expert('Ivo', { placesPerMonth: null })) })
  await show(<Experts search={{}} />)
  expect(await screen.findAllByText(/No free place|Takes on/)).toHaveLength(1)
})

test('nobody at all is told apart from nobody under these filters', async () => {
  answerWith({ body: page() })
  await show(<Experts search={{}} />)
  expect(await screen.findByRole('heading', { name: 'No expert yet' })).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Clear all filters' })).toBeNull()
})

test('the last page stays in sight while the next one comes, and is said to be on its way', async () => {
  const waiting = answerLater()
  await show(<Changing to={{ after: 'b' }} />)
  await waitFor(() => expect(waiting).toHaveLength(1))
  waiting[0]?.answer(page(expert('Ana')))
  await screen.findByRole('link', { name: 'Ana' })
  await goOn()
  await waitFor(() => expect(waiting).toHaveLength(2))
  expect(waiting[1]?.variables['after']).toBe('b')
  expect(screen.getByRole('link', { name: 'Ana' }).closest('section')?.getAttribute('aria-busy')).toBe('true')
  waiting[1]?.answer(page(expert('Ivo')))
  expect(await screen.findByRole('link', { name: 'Ivo' })).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Ana' })).toBeNull()
  expect(document.activeElement?.id).toBe('count')
})

test('a request that nobody waits for any more is cancelled', async () => {
  const waiting = answerLater()
  await show(<Changing to={{ text: 'an' }} />)
  await waitFor(() => expect(waiting).toHaveLength(1))
  await goOn()
  await waitFor(() => expect(waiting).toHaveLength(2))
  expect(waiting.map(({ signal }) => signal?.aborted)).toEqual([true, false])
  waiting[1]?.answer(page(expert('Ana')))
  expect(await screen.findByRole('link', { name: 'Ana' })).toBeTruthy()
})

test('an address becomes the question to the API', () => {
  const search = EXPERTS.read({ area: 'funding', free: 'true', language: 'es', region: ['ES61'], skill: ['leadership', 'magic'] })
  expect(countFilters(EXPERTS, search)).toBe(5)
  expect(variablesOf(EXPERTS, search)).toEqual({
    first: 20,
    sort: 'NAME',
    filter: { areas: ['FUNDING'], hasFreePlaces: true, languages: ['es'], regions: ['ES61'], skills: ['LEADERSHIP'] },
  })
})
