// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { answerWith } from '../../test/answers'
import { show } from '../../test/render'
import { ProjectResults } from './results'

afterEach(() => vi.unstubAllGlobals())

const project = {
  id: 'P1',
  slug: 'choir',
  stage: 'TESTED',
  isDemo: true,
  images: [],
  title: { text: 'Ein Chor', language: 'de', isTranslation: false },
  summary: null,
  outcome: null,
  region: { code: 'DE30', level: 2, name: 'Berlin', nameLatin: 'Berlin' },
  needs: { nodes: [{ area: 'FUNDING', status: 'OPEN' }, { area: 'TECHNOLOGY', status: 'FULFILLED' }] },
}
const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null }
const page = (nodes: unknown[]) => ({ body: { data: { projects: { totalCount: nodes.length, pageInfo, nodes } } } })
const ignore = () => undefined

test('a project is shown with its place, stage, open needs and the language of its title', async () => {
  answerWith(page([project]))
  await show(<ProjectResults search={{}} onTotal={ignore} />)
  expect(await screen.findByRole('link', { name: 'Ein Chor' })).toBeTruthy()
  expect(screen.getByText('Ein Chor').lang).toBe('de')
  expect(screen.getByText('Berlin, Germany')).toBeTruthy()
  expect(screen.getByText('Tested')).toBeTruthy()
  expect(screen.getByText('demo')).toBeTruthy()
  expect(screen.getByText('Funding')).toBeTruthy()
  expect(screen.queryByText('Technology')).toBeNull()
})

test('the number of results is said politely', async () => {
  answerWith(page([project]))
  await show(<ProjectResults search={{}} onTotal={ignore} />)
  expect((await screen.findByText('One project')).getAttribute('role')).toBe('status')
})

test('no result says which way leads on', async () => {
  answerWith(page([]))
  await show(<ProjectResults search={{ stage: ['MARKET'] }} onTotal={ignore} />)
  expect(await screen.findByRole('heading', { name: 'No project matches all of this' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Clear all filters' })).toBeTruthy()
})

test('an error is a plain sentence with the id of the request and another try', async () => {
  answerWith({ headers: { 'x-request-id': 'req-7' }, body: { errors: [{ message: 'boom', extensions: { code: 'INTERNAL' } }] } }, page([project]))
  await show(<ProjectResults search={{}} onTotal={ignore} />)
  expect((await screen.findByRole('alert')).textContent).toContain('Something broke on the server')
  expect(screen.getByText('req-7')).toBeTruthy()
  expect(screen.queryByText('boom')).toBeNull()
  screen.getByRole('button', { name: 'Try again' }).click()
  expect(await screen.findByRole('link', { name: 'Ein Chor' })).toBeTruthy()
})

test('Spanish readers read Spanish', async () => {
  answerWith(page([project]))
  await show(<ProjectResults search={{}} onTotal={ignore} />, { language: 'es' })
  expect(await screen.findByText('Un proyecto')).toBeTruthy()
  expect(screen.getByText('Probado')).toBeTruthy()
  expect(screen.getByText('Berlin, Alemania')).toBeTruthy()
})
