// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { PilotPageQuery } from '../features/pilot/query-one'
import { answerWith } from '../test/answers'
import { show } from '../test/render'
import { RecordPage } from './record-page'

afterEach(() => vi.unstubAllGlobals())

const page = (
  <RecordPage query={PilotPageQuery} slug="istra" found={(data) => data.pilot} headOf={(pilot) => pilot} failed="This pilot could not be loaded" list={<a href="/pilots">Pilots</a>}>
    {(_, { source }) => <p>{source}</p>}
  </RecordPage>
)
const pilot = (title: object) => ({ body: { data: { pilot: { id: 'p1', slug: 'istra', isDemo: false, status: 'RUNNING', title, summary: null, region: null, images: [] } } } })
const translated = { text: 'School', language: 'en', isTranslation: true }
const original = { text: 'Škola', language: 'hr', isTranslation: false }

test('a translation offers the original, which is asked for in no language, and the way back', async () => {
  const sent = answerWith(pilot(translated), pilot(original), pilot(translated))
  await show(page)
  await userEvent.click(await screen.findByRole('button', { name: 'Show the original' }))
  const heading = await screen.findByRole('heading', { level: 1, name: 'Škola' })
  expect(heading.lang).toBe('hr')
  expect(screen.getByText('This is the original, in Croatian.')).toBeTruthy()
  expect(sent.map(({ headers }) => headers.get('accept-language'))).toEqual(['en', '*'])
  await userEvent.click(screen.getByRole('button', { name: 'Show the translation' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'School' })).toBeTruthy()
})

test('a text without a translation says in which language it is', async () => {
  answerWith(pilot(original))
  await show(page)
  expect(await screen.findByText('Shown in Croatian: no translation into your language yet.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /original|translation/ })).toBeNull()
})

test('an unknown slug is the page that was not found', async () => {
  answerWith({ body: { data: { pilot: null } } })
  await show(page)
  expect(await screen.findByRole('heading', { level: 1, name: 'The bridge ends here' })).toBeTruthy()
})

test('a failure says what happened, with its id, and tries again', async () => {
  answerWith({ body: { errors: [{ message: 'x', extensions: { code: 'INTERNAL', requestId: 'r-17' } }] } }, pilot(original))
  await show(page)
  expect(await screen.findByRole('heading', { level: 1, name: 'This pilot could not be loaded' })).toBeTruthy()
  expect(screen.getByText('r-17')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: 'Škola' })).toBeTruthy())
})
