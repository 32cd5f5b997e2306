// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SignInAgainContext } from '../../acting/sign-in-again'
import { UndoBar } from '../../acting/undo'
import { MARK } from '../../graphql/signed-in'
import { done, memberWith, refused, says, unauthenticated } from '../../test/replies'
import { show } from '../../test/render'
import { AnswerSuggestion, SuggestedExpertsQuery, SuggestedProjectsQuery, SuggestionsToAnswerQuery, TakeBackAnswer } from './documents'
import { ProjectsForPerson } from './for-person'
import { ExpertsForProject } from './for-project'
import { daysLater } from './sides'
import { ToAnswer } from './to-answer'

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

const text = (said: string) => ({ text: said, plain: said, html: `<p>${said}</p>`, language: 'en', isTranslation: false })
const region = { id: 'G1', code: 'ES61', level: 2, name: 'Andalucía', nameLatin: 'Andalucía' }
const none = { areas: [], skills: [], languages: [], region: null, distanceKm: null, advised: null, adopted: null, freePlaces: null, words: [] }
const reasons = [
  { ...none, kind: 'AREA', points: 30, most: 30, areas: ['FUNDING', 'TECHNOLOGY'] },
  { ...none, kind: 'LANGUAGE', points: 15, most: 15, languages: ['es'] },
  { ...none, kind: 'REGION', points: 10, most: 15, region },
  { ...none, kind: 'ADVISED_BEFORE', points: 9, most: 15, advised: 3, adopted: 1 },
  { ...none, kind: 'WORDING', points: 4, most: 10 },
]
const project = { id: 'P1', slug: 'choir', stage: 'TESTED', title: text('A choir'), summary: null, region: null }
const person = { id: 'E1', slug: 'ana', name: 'Ana Kovač', areas: ['FUNDING'], headline: text('Grants'), region }
const pair = (more: object = {}) => ({ project, person, need: null, projectAnswer: null, personAnswer: null, agreedAt: null, score: 68, reasons, ...more })
const need = (id: string, said: string, status = 'OPEN') => ({ id, status, title: text(said) })
const forProject = (suggestions: object[] | null, more: object = {}) =>
  says({ project: { id: 'P1', mayI: ['READ', 'EDIT'], needs: { nodes: [need('N1', 'A grant'), need('N2', 'A hall'), need('N3', 'Gone', 'FULFILLED')] }, suggestedExperts: suggestions, ...more } })
const shownExperts = () =>
  show(
    <>
      <ExpertsForProject slug="choir" />
      <UndoBar />
    </>,
  )
const row = async (name: string) => within((await screen.findByRole('heading', { name })).closest('li') as HTMLElement)

test('each reason is said in words with its points, the weightiest at once and the others when they are opened', async () => {
  memberWith([[SuggestedExpertsQuery, forProject([pair()])]])
  await shownExperts()
  const ana = await row('Ana Kovač')
  expect(ana.getByText('68 of 100 points')).toBeTruthy()
  const said = ana.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(said).toEqual([
    'Area: Funding and Technology30 of 30 points',
    'Language: Spanish15 of 15 points',
    'Serves: Andalucía, Spain10 of 15 points',
    'Experience: 3 similar projects advised. 1 piece of that advice was adopted.9 of 15 points',
    'Words in common: in meaning, though in other words4 of 10 points',
  ])
  expect(ana.getByText('2 more reasons').tagName).toBe('SUMMARY')
})

test('an expert is accepted, what happens next is said, and it is taken back', async () => {
  const { sentTo } = memberWith([
    [SuggestedExpertsQuery, [forProject([pair()]), forProject([pair({ projectAnswer: 'ACCEPT' })]), forProject([pair()])]],
    [AnswerSuggestion, says({ answerSuggestion: { ...done, suggestion: { agreedAt: null } } })],
    [TakeBackAnswer, says({ takeBackAnswer: done })],
  ])
  await shownExperts()
  await userEvent.click((await row('Ana Kovač')).getByRole('button', { name: 'Accept' }))
  expect(await screen.findByText(/^You have accepted\. Ana Kovač gets a letter/)).toBeTruthy()
  expect(sentTo(AnswerSuggestion)).toEqual([{ input: { projectId: 'P1', personId: 'E1', answer: 'ACCEPT' } }])
  expect((await row('Ana Kovač')).queryByRole('button', { name: 'Decline' })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect(await screen.findByRole('button', { name: 'Accept' })).toBeTruthy()
  expect(sentTo(TakeBackAnswer)).toEqual([{ input: { projectId: 'P1', personId: 'E1' } }])
})

test('an expert who is full by now stays in the list with a sentence that says what to do', async () => {
  memberWith([
    [SuggestedExpertsQuery, forProject([pair()])],
    [AnswerSuggestion, says({ answerSuggestion: { ...refused('EXPERT_FULL'), suggestion: null } })],
  ])
  await shownExperts()
  const ana = await row('Ana Kovač')
  await userEvent.click(ana.getByRole('button', { name: 'Accept' }))
  expect((await ana.findByText(/^There is no free place left this month/)).getAttribute('role')).toBe('alert')
})

test('an expert is declined with a reason and a few words, leaves the list, and the focus stays with it', async () => {
  const { sentTo } = memberWith([
    [SuggestedExpertsQuery, [forProject([pair()]), forProject([])]],
    [AnswerSuggestion, says({ answerSuggestion: { ...done, suggestion: null } })],
  ])
  await shownExperts()
  const ana = await row('Ana Kovač')
  await userEvent.click(ana.getByRole('button', { name: 'Decline' }))
  const form = within(ana.getByRole('form', { name: 'Decline' }))
  await userEvent.selectOptions(form.getByRole('combobox', { name: /^Why/ }), 'Too far away')
  await userEvent.type(form.getByRole('textbox', { name: /^A few words/ }), 'Two days by bus')
  await userEvent.click(form.getByRole('button', { name: 'Decline' }))
  expect(await screen.findByText('Declined: Ana Kovač.')).toBeTruthy()
  expect(sentTo(AnswerSuggestion)).toEqual([{ input: { projectId: 'P1', personId: 'E1', answer: 'DECLINE', reason: 'TOO_FAR', note: 'Two days by bus' } }])
  expect(screen.getByText(/^Nobody fits right now/)).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Experts for this project' }))
})

test('a session that ended is taken up again, and the answer goes on with what was typed', async () => {
  const { sentTo } = memberWith([
    [SuggestedExpertsQuery, [forProject([pair()]), forProject([])]],
    [AnswerSuggestion, [unauthenticated, unauthenticated, says({ answerSuggestion: { ...done, suggestion: null } })]],
  ])
  const renderDialog = ({ onDone }: { onDone: () => void }) => (
    <button type="button" onClick={onDone}>
      I am back
    </button>
  )
  await show(
    <SignInAgainContext value={renderDialog}>
      <ExpertsForProject slug="choir" />
    </SignInAgainContext>,
  )
  const ana = await row('Ana Kovač')
  await userEvent.click(ana.getByRole('button', { name: 'Decline' }))
  const note = ana.getByRole('textbox', { name: /^A few words/ })
  await userEvent.type(note, 'Two days by bus')
  await userEvent.click(within(ana.getByRole('form')).getByRole('button', { name: 'Decline' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Sign in and go on' }))
  expect((note as HTMLTextAreaElement).value).toBe('Two days by bus')
  localStorage.setItem(MARK, 'yes')
  await userEvent.click(await screen.findByRole('button', { name: 'I am back' }))
  expect(await screen.findByText(/^Nobody fits right now/)).toBeTruthy()
  expect(sentTo(AnswerSuggestion).at(-1)).toMatchObject({ input: { reason: 'NO_TIME', note: 'Two days by bus' } })
})

test('an expert is postponed for a month unless another day is chosen', async () => {
  const { sentTo } = memberWith([
    [SuggestedExpertsQuery, [forProject([pair()]), forProject([])]],
    [AnswerSuggestion, says({ answerSuggestion: { ...done, suggestion: null } })],
  ])
  await shownExperts()
  const ana = await row('Ana Kovač')
  await userEvent.click(ana.getByRole('button', { name: 'Later' }))
  await userEvent.click(within(ana.getByRole('form', { name: 'Later' })).getByRole('button', { name: 'Later' }))
  expect(await screen.findByText('Postponed: Ana Kovač.')).toBeTruthy()
  expect(sentTo(AnswerSuggestion)).toEqual([{ input: { projectId: 'P1', personId: 'E1', answer: 'POSTPONE', until: daysLater(30) } }])
})

test('experts are asked for one open need, and needs that are met are no choice', async () => {
  const { sentTo } = memberWith([[SuggestedExpertsQuery, forProject([pair()])]])
  await shownExperts()
  const filter = await screen.findByRole('combobox', { name: 'For which need' })
  expect(within(filter).getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['All open needs', 'A grant', 'A hall'])
  await userEvent.selectOptions(filter, 'A hall')
  await waitFor(() => expect(sentTo(SuggestedExpertsQuery)).toEqual([{ slug: 'choir', need: null }, { slug: 'choir', need: 'N2' }]))
})

test('who may not edit the project sees no suggestions', async () => {
  const { sentTo } = memberWith([[SuggestedExpertsQuery, forProject(null, { mayI: ['READ'] })]])
  await shownExperts()
  await waitFor(() => expect(sentTo(SuggestedExpertsQuery).length).toBe(1))
  expect(screen.queryByRole('heading')).toBeNull()
})

const forPerson = (suggestions: object[], more: object = {}) =>
  says({ viewer: { id: 'V', profile: { id: 'E1', slug: 'ana', isExpert: true, publication: 'PUBLISHED', placesPerMonth: 2, suggestedProjects: suggestions, ...more } } })

test('an expert sees who has chosen them above the others, accepts, and it is agreed without a way back', async () => {
  const chosen = pair({ projectAnswer: 'ACCEPT' })
  const agreed = pair({ projectAnswer: 'ACCEPT', personAnswer: 'ACCEPT', agreedAt: '2026-11-23T10:00:00Z' })
  const toAnswer = (all: object[]) => says({ viewer: { id: 'V', profile: { id: 'E1' }, suggestionsToAnswer: all } })
  const { sentTo } = memberWith([
    [SuggestionsToAnswerQuery, [toAnswer([chosen]), toAnswer([])]],
    [SuggestedProjectsQuery, [forPerson([chosen]), forPerson([agreed])]],
    [AnswerSuggestion, says({ answerSuggestion: { ...done, suggestion: { agreedAt: '2026-11-23T10:00:00Z' } } })],
  ])
  await show(
    <>
      <ToAnswer />
      <ProjectsForPerson />
      <UndoBar />
    </>,
  )
  expect(await screen.findByText('The project has chosen you. Accept, and it is agreed.')).toBeTruthy()
  expect(screen.getAllByRole('heading', { name: 'A choir' }).length).toBe(1)
  await userEvent.click((await row('A choir')).getByRole('button', { name: 'Accept' }))
  expect(await screen.findByText('Agreed on November 23, 2026.')).toBeTruthy()
  expect(sentTo(AnswerSuggestion)).toEqual([{ input: { projectId: 'P1', personId: 'E1', answer: 'ACCEPT' } }])
  expect(screen.queryByRole('heading', { name: 'Projects that would like your advice' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
})

test('projects for oneself stand on no other expert’s page, and an empty list says what widens it', async () => {
  const { sentTo } = memberWith([[SuggestedProjectsQuery, forPerson([], { placesPerMonth: 0 })]])
  const first = await show(<ProjectsForPerson slug="bor" />)
  await waitFor(() => expect(sentTo(SuggestedProjectsQuery).length).toBe(1))
  expect(screen.queryByRole('heading')).toBeNull()
  first.unmount()
  await show(<ProjectsForPerson slug="ana" />)
  expect(await screen.findByText(/^You offer no places in a month/)).toBeTruthy()
})
