// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { show } from '../../../test/render'
import { done, memberWith, says } from '../../../test/replies'
import { DeclareConflict, Evaluate, EvaluationsQuery } from './documents'
import { Evaluations } from './evaluations'
import { useEvaluations } from './use-evaluations'

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

const prose = (words: string) => ({ html: `<p>${words}</p>`, language: 'en' })
const scores = (more: object = {}) => ({ socialImpact: 4, readiness: 3, need: 5, comment: null, ...more })
const application = (id: string, title: string, more: object = {}) => ({
  id,
  status: 'SUBMITTED',
  areas: ['FUNDING'],
  myConflict: false,
  socialImpact: prose('Much.'),
  readiness: prose('Some.'),
  need: prose('A piano.'),
  project: { slug: id, stage: 'TESTED', title: { text: title, language: 'en', isTranslation: false } },
  myEvaluation: null,
  evaluations: [],
  ...more,
})
const desk = (...applications: object[]) => deskUntil('2020-01-01T00:00:00Z', ...applications)
const deskUntil = (closesAt: string, ...applications: object[]) =>
  says({ viewer: { id: 'V' }, session: { id: 'S1', slug: 'mesa', mayI: ['EVALUATE'], title: { text: 'Mesa', language: 'en', isTranslation: false }, call: { opensAt: null, closesAt }, applications } })

function Page() {
  const { data } = useEvaluations('mesa')
  return data?.session && data.viewer ? <Evaluations session={data.session} accountId={data.viewer.id} /> : null
}

const choose = async (criterion: string, points: string) => userEvent.click(within(screen.getByRole('group', { name: new RegExp(`^${criterion}`) })).getByLabelText(points))

test('an evaluator scores one application after the other, each point with what it means', async () => {
  const open = [application('A1', 'A choir'), application('A2', 'A bus')]
  const { sentTo } = memberWith([
    [EvaluationsQuery, [desk(...open), desk(application('A1', 'A choir', { myEvaluation: scores() }), application('A2', 'A bus'))]],
    [Evaluate, says({ evaluate: done })],
  ])
  await show(<Page />)
  expect(await screen.findByRole('heading', { name: 'A choir' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Still to do (2)' }).getAttribute('aria-pressed')).toBe('true')
  await userEvent.click(screen.getByRole('button', { name: 'Send the scores' }))
  expect(screen.getAllByText(/Choose 0 to 5\./)).not.toHaveLength(0)
  expect(sentTo(Evaluate)).toEqual([])
  await choose('Social impact', '4 strong')
  await choose('Readiness', '3 sound')
  await choose('Need', '5 outstanding')
  await userEvent.click(screen.getByRole('button', { name: 'Send the scores' }))
  await waitFor(() => expect(sentTo(Evaluate)).toEqual([{ input: { applicationId: 'A1', socialImpact: 4, readiness: 3, need: 5, comment: null } }]))
  expect(await screen.findByText('“A choir” is scored.')).toBeTruthy()
  expect(await screen.findByRole('heading', { name: 'A bus' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Done (1)' })).toBeTruthy()
})

test('what others gave is seen with what one has scored, not before', async () => {
  const others = [{ isMine: false, createdAt: '2026-01-01T00:00:00Z', ...scores({ comment: 'Well thought out.' }) }]
  memberWith([[EvaluationsQuery, desk(application('A1', 'A choir', { evaluations: others }), application('A2', 'A bus', { myEvaluation: scores(), evaluations: others }))]])
  await show(<Page />)
  await screen.findByRole('heading', { name: 'A choir' })
  expect(screen.queryByText('Well thought out.')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Done (1)' }))
  expect(await screen.findByRole('heading', { name: 'A bus' })).toBeTruthy()
  expect(screen.getByText('Social impact 4, readiness 3, need 5')).toBeTruthy()
  expect(screen.getByText('Well thought out.')).toBeTruthy()
})

test('who is too close says so, and scores nothing there', async () => {
  const { sentTo } = memberWith([
    [EvaluationsQuery, [desk(application('A1', 'A choir')), desk(application('A1', 'A choir', { myConflict: true }))]],
    [DeclareConflict, says({ declareConflict: done })],
  ])
  await show(<Page />)
  await userEvent.click(await screen.findByRole('button', { name: 'I am too close to this project' }))
  await userEvent.type(screen.getByLabelText(/^Why/), 'My sister leads it.')
  await userEvent.click(screen.getByRole('button', { name: 'Do not score it' }))
  await waitFor(() => expect(sentTo(DeclareConflict)).toEqual([{ input: { applicationId: 'A1', reason: 'My sister leads it.' } }]))
  expect(await screen.findByText('All is scored. Thank you.')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Too close (1)' }))
  expect(await screen.findByText('You are close to this project, so you do not score it.')).toBeTruthy()
  expect(screen.queryByRole('form')).toBeNull()
})

test('while the call is open nothing is scored, because texts may still change', async () => {
  memberWith([[EvaluationsQuery, deskUntil('2999-01-01T00:00:00Z', application('A1', 'A choir'))]])
  await show(<Page />)
  expect(await screen.findByText(/^You score when the call is closed/)).toBeTruthy()
  expect(screen.queryByRole('form')).toBeNull()
  expect(screen.getByRole('button', { name: 'I am too close to this project' })).toBeTruthy()
})
