// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SignInAgainContext } from '../../acting/sign-in-again'
import { UndoBar } from '../../acting/undo'
import { MARK } from '../../graphql/signed-in'
import { done, memberWith, refused, says, unauthenticated } from '../../test/replies'
import { show } from '../../test/render'
import {
  AnswerSuggestion,
  EditOffer,
  LessonsNowQuery,
  LessonsThatApplyQuery,
  MyOffersQuery,
  OffersQuery,
  OpenOffer,
  SetOfferStatus,
  SuggestedExpertsQuery,
  SuggestedProjectsQuery,
  SuggestionsToAnswerQuery,
  SynergiesQuery,
  TakeBackAnswer,
} from './documents'
import { ProjectsForPerson } from './for-person'
import { ExpertsForProject } from './for-project'
import { LessonsThatApply } from './lessons'
import { LessonsNow } from './lessons-now'
import { OffersLife } from './offers-life'
import { daysLater } from './sides'
import { Synergies } from './synergies'
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

const offer = (more: object = {}) => ({ id: 'O1', area: 'FUNDING', kind: 'EXPERTISE', status: 'OPEN', openUntil: null, title: text('Two afternoons'), text: null, region: null, fulfilledByProject: null, ...more })
const offers = (all: object[]) => says({ expert: { id: 'E1', offers: { totalCount: all.length, nodes: all } } })
const mine = (all: object[], slug = 'ana') => says({ viewer: { id: 'V', profile: { id: 'E1', slug, region, regionsServed: { nodes: [] }, offers: { nodes: all } } } })

test('an expert opens an offer where they serve, once, and nothing is lost when it is refused', async () => {
  const { sentTo } = memberWith([
    [OffersQuery, [offers([]), offers([offer()])]],
    [MyOffersQuery, [mine([]), mine([offer()])]],
    [OpenOffer, [says({ openOffer: refused('TOO_LONG', ['input', 'title'], [{ name: 'most', value: '200' }]) }), says({ openOffer: done })]],
  ])
  await show(<OffersLife slug="ana" />)
  await userEvent.click(await screen.findByRole('button', { name: 'Open an offer' }))
  const form = within(screen.getByRole('form', { name: 'Open an offer' }))
  await userEvent.type(form.getByRole('textbox', { name: /^What you offer/ }), 'Two afternoons')
  await userEvent.selectOptions(form.getByRole('combobox', { name: /^Where/ }), 'Andalucía, Spain')
  await userEvent.click(form.getByRole('button', { name: 'Open an offer' }))
  expect((await form.findAllByText(/at most 200 characters/)).length).toBeGreaterThan(0)
  await userEvent.click(form.getByRole('button', { name: 'Open an offer' }))
  expect(await screen.findByRole('heading', { name: 'Two afternoons' })).toBeTruthy()
  const [first, second] = sentTo(OpenOffer) as { input: Record<string, unknown> }[]
  expect(first?.input).toMatchObject({ title: 'Two afternoons', regionId: 'G1', area: 'CREATIVITY', language: 'en' })
  expect(second).toEqual(first)
})

test('an offer is changed, withdrawn and brought back by who made it', async () => {
  const { sentTo } = memberWith([
    [OffersQuery, offers([offer()])],
    [MyOffersQuery, mine([offer()])],
    [EditOffer, says({ editOffer: done })],
    [SetOfferStatus, says({ setOfferStatus: done })],
  ])
  await show(
    <>
      <OffersLife slug="ana" />
      <UndoBar />
    </>,
  )
  await userEvent.click(await screen.findByRole('button', { name: 'Change this offer' }))
  await userEvent.type(screen.getByRole('textbox', { name: /^What you offer/ }), ' a month')
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(sentTo(EditOffer)[0]).toMatchObject({ input: { id: 'O1', title: 'Two afternoons a month', regionId: null } }))
  await userEvent.click(await screen.findByRole('button', { name: 'Withdraw' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(sentTo(SetOfferStatus)).toEqual([{ input: { id: 'O1', status: 'WITHDRAWN' } }, { input: { id: 'O1', status: 'OPEN' } }]))
})

test('others read an expert’s offers and do nothing with them', async () => {
  memberWith([
    [OffersQuery, offers([offer(), offer({ id: 'O2', status: 'FULFILLED', title: text('A room'), fulfilledByProject: { slug: 'choir', title: text('A choir') } })])],
    [MyOffersQuery, mine([], 'bor')],
  ])
  await show(<OffersLife slug="ana" />)
  expect(await screen.findByText('1 earlier offer')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'A choir' }).getAttribute('href')).toBe('/projects/choir')
  expect(screen.queryByRole('button')).toBeNull()
})

const other = { need: null, offer: null, stage: null, tags: [], sdgs: [], region: null, words: [] }

test('synergies say why two projects could help each other', async () => {
  const found = { ...project, isDemo: false }
  memberWith([
    [
      SynergiesQuery,
      says({
        project: {
          id: 'P0',
          synergies: [
            {
              project: found,
              score: 55,
              reasons: [
                { ...other, kind: 'NEED_MEETS_OFFER', points: 40, need: { title: text('A hall') }, offer: { title: text('Our gym on Fridays') } },
                { ...other, kind: 'SAME_GROUP', points: 15, tags: ['girls in care'] },
              ],
            },
          ],
        },
      }),
    ],
  ])
  await show(<Synergies slug="other" />)
  const choir = await row('A choir')
  expect(choir.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['A need meets an offer: A hall – Our gym on Fridays', 'Same group: girls in care'])
})

const lesson = {
  project: { id: 'L1', slug: 'mail', title: text('Mentoring by e-mail'), outcome: { kind: 'FAILED', causes: ['NO_DEMAND'], wouldDiffer: text('Meet first.') } },
  reasons: [{ kind: 'STAGE_AHEAD', points: 20, needKinds: [], tags: [], areas: [], stage: 'TESTED', region: null }],
}

test('lessons that apply say what failed, why, and why it matters here; a failure can be tried again', async () => {
  memberWith([[LessonsThatApplyQuery, [{ data: null, errors: [{ message: 'no', extensions: { code: 'INTERNAL', requestId: 'r-7' } }] }, says({ project: { id: 'P1', lessonsThatApply: [lesson] } })]]])
  await show(<LessonsThatApply slug="choir" />)
  expect(await screen.findByText('r-7')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: /again/i }))
  expect(await screen.findByText('Meet first.')).toBeTruthy()
  expect(screen.getByText('Ended at the stage:').closest('li')?.textContent).toBe('Ended at the stage: Tested')
})

test('lessons are shown where a project has just come, until they are put away; at the next stage anew', async () => {
  const at = (stage: string, mayI = ['EDIT']) => says({ project: { id: 'P1', stage, mayI, lessonsThatApply: [lesson] } })
  memberWith([[LessonsNowQuery, [at('UNDERSTOOD'), at('UNDERSTOOD'), at('TESTED'), at('TESTED', ['READ'])]]])
  const title = /^Before you go on from/
  const first = await show(<LessonsNow slug="choir" />)
  expect(await screen.findByRole('heading', { name: title })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Put away until the next stage' }))
  expect(screen.queryByRole('heading', { name: title })).toBeNull()
  first.unmount()
  const second = await show(<LessonsNow slug="choir" />)
  await waitFor(() => expect(screen.queryByRole('heading', { name: title })).toBeNull())
  second.unmount()
  const third = await show(<LessonsNow slug="choir" />)
  expect(await screen.findByRole('heading', { name: 'Before you go on from “Tested”: what failed for others' })).toBeTruthy()
  third.unmount()
})
