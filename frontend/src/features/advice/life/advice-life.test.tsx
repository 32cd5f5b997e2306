// @vitest-environment jsdom
import type { ComponentProps } from 'react'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SignInAgainContext } from '../../../acting/sign-in-again'
import { UndoBar } from '../../../acting/undo'
import { action, advice, project, text } from '../../../test/advice'
import { done, memberWith, refused, says, unauthenticated } from '../../../test/replies'
import { show } from '../../../test/render'
import type { ProjectAdvice } from '../project-advice'
import { ActionsLife, AdviceLife } from './advice-life'
import { AdoptContribution, AdviceLifeQuery, AnswerContribution, AnswerFollowUp, Contribute, OpenAction, SetActionStatus, WithdrawAdoption } from './documents'
import { ContributeForm } from './contribute-form'
import { FollowUp, FollowUpPageQuery } from './follow-up'
import { MyAdvice, MyAdviceQuery } from './mine'

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

const told = (more: object = {}) => ({
  id: 'C1',
  area: 'FUNDING',
  kind: 'ADVICE',
  text: { text: 'Sing on Fridays', language: 'en' },
  observation: null,
  offer: null,
  resources: [],
  editableUntil: null,
  iMayWithdraw: false,
  answer: null,
  adoptions: { nodes: [] },
  ...more,
})

const life = (mayI: readonly string[], { mine = [] as object[], one = told(), actions = [] as object[] } = {}) =>
  [
    AdviceLifeQuery,
    says({
      viewer: { id: 'V1', projectsToAct: mine },
      project: { id: 'P1', slug: 'choir', mayI, teamMembers: [{ personId: 'E7', name: 'Ana' }], contributions: { nodes: [one] }, adoptedAdvice: { nodes: [] }, actions: { nodes: actions } },
    }),
  ] as const

type Shown = ComponentProps<typeof ProjectAdvice>['project'] & ComponentProps<typeof ActionsLife>['project']
const shown = project({
  contributions: { totalCount: 1, nodes: [advice('Sing on Fridays', { id: 'C1' })] },
  actions: { totalCount: 1, nodes: [action('Ask the parish', { id: 'A1' })] },
}) as unknown as Shown

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

test('an expert says what they see, advise, know and offer, and empty lines of resources are not sent', async () => {
  const { sentTo } = memberWith([life(['CONTRIBUTE']), [Contribute, says({ contribute: { ...done, contribution: { id: 'C2' } } })]])
  await show(<AdviceLife slug="choir" project={shown} />)
  await userEvent.click(await screen.findByRole('button', { name: 'Advise this project' }))
  const form = screen.getByRole('form', { name: 'Advise this project' })
  await userEvent.selectOptions(within(form).getByLabelText('Area'), 'TECHNOLOGY')
  await userEvent.type(within(form).getByLabelText(/^What I see/), 'Many phones')
  await userEvent.type(within(form).getByLabelText('What I advise'), 'Call them')
  await userEvent.type(within(form).getByLabelText('What it is'), 'A guide')
  await userEvent.type(within(form).getByLabelText('Address'), 'https://example.org')
  await userEvent.click(within(form).getByRole('button', { name: 'Add another page' }))
  await press('Send the advice')
  await waitFor(() =>
    expect(sentTo(Contribute)).toEqual([
      {
        input: {
          projectId: 'P1',
          kind: 'ADVICE',
          sessionTurnId: null,
          area: 'TECHNOLOGY',
          text: 'Call them',
          observation: 'Many phones',
          resources: [{ title: 'A guide', url: 'https://example.org' }],
          offer: null,
          language: 'en',
        },
      },
    ]),
  )
  await waitFor(() => expect(screen.queryByRole('form')).toBeNull())
})

test('at the table the area is that of the seat, and a turn that is over takes no word away', async () => {
  const { sentTo } = memberWith([[Contribute, says({ contribute: { ...refused('TURN_NOT_OPEN', ['input', 'sessionTurnId']), contribution: null } })]])
  await show(<ContributeForm projectId="P1" area="CREATIVITY" sessionTurnId="T1" onDone={() => expect.unreachable()} />)
  expect(screen.queryByLabelText('Area')).toBeNull()
  await userEvent.type(screen.getByLabelText('What I advise'), 'Paint it blue')
  await press('Send the advice')
  expect((await screen.findAllByText(/This turn is over\./)).length).toBeGreaterThan(0)
  expect(screen.getByLabelText<HTMLTextAreaElement>('What I advise').value).toBe('Paint it blue')
  expect(sentTo(Contribute)[0]).toMatchObject({ input: { area: 'CREATIVITY', sessionTurnId: 'T1' } })
})

test('a session that ends takes no word away either: signing in again sends it', async () => {
  const { sentTo } = memberWith([[Contribute, [unauthenticated, unauthenticated, says({ contribute: { ...done, contribution: { id: 'C2' } } })]]])
  const onDone = vi.fn<() => void>()
  await show(
    <SignInAgainContext value={({ onDone: again }) => <button type="button" onClick={again}>I am back</button>}>
      <ContributeForm projectId="P1" area="FUNDING" onDone={onDone} />
    </SignInAgainContext>,
  )
  await userEvent.type(screen.getByLabelText('What I advise'), 'Ask the bank')
  await press('Send the advice')
  await userEvent.click(await screen.findByRole('button', { name: 'Sign in and go on' }))
  await userEvent.click(await screen.findByRole('button', { name: 'I am back' }))
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
  expect(sentTo(Contribute)).toHaveLength(3)
})

test('a leader answers with a reason, and learns when somebody was quicker', async () => {
  const { sentTo } = memberWith([
    life(['ANSWER_ADVICE', 'MANAGE_ACTIONS']),
    [AnswerContribution, [says({ answerContribution: refused('ANSWERED', ['input', 'answer'], [{ name: 'answer', value: 'DECLINE' }]) }), says({ answerContribution: done })]],
  ])
  await show(<AdviceLife slug="choir" project={shown} />)
  expect(screen.queryByRole('button', { name: 'Advise this project' })).toBeNull()
  await userEvent.click(await screen.findByRole('button', { name: 'Answer' }))
  await userEvent.click(screen.getByRole('radio', { name: 'We consider it' }))
  await userEvent.type(screen.getByLabelText(/^Reason/), 'Not before spring')
  await press('Send the answer')
  expect((await screen.findAllByText(/Somebody of your team answered meanwhile/)).length).toBeGreaterThan(0)
  expect(screen.getByLabelText<HTMLTextAreaElement>(/^Reason/).value).toBe('Not before spring')
  await press('Send the answer')
  await waitFor(() => expect(screen.queryByRole('form')).toBeNull())
  expect(sentTo(AnswerContribution)[1]).toEqual({ input: { id: 'C1', answer: 'CONSIDER', reason: 'Not before spring', language: 'en', replaces: null } })
})

test('an answer that is changed names the one it replaces', async () => {
  const answer = { answer: 'CONSIDER', at: '2026-11-20T10:00:00Z', reason: { text: 'Later', language: 'en' } }
  const { sentTo } = memberWith([life(['ANSWER_ADVICE'], { one: told({ answer }) }), [AnswerContribution, says({ answerContribution: done })]])
  await show(<AdviceLife slug="choir" project={shown} />)
  await userEvent.click(await screen.findByRole('button', { name: 'Change the answer' }))
  await userEvent.click(screen.getByRole('radio', { name: 'We adopt it' }))
  await press('Send the answer')
  await waitFor(() => expect(sentTo(AnswerContribution)[0]).toMatchObject({ input: { answer: 'ADOPT', reason: 'Later', replaces: answer.at } }))
})

test('a leader of other projects adopts for one that has not, and takes it back by the undo', async () => {
  const mine = [
    { id: 'P1', slug: 'choir', title: { text: 'Choir', language: 'en' } },
    { id: 'P2', slug: 'dance', title: { text: 'Dance', language: 'en' } },
    { id: 'P3', slug: 'gardens', title: { text: 'Gardens', language: 'en' } },
  ]
  const one = told({ adoptions: { nodes: [{ id: 'D1', project: { id: 'P3' } }] } })
  const { sentTo } = memberWith([life([], { mine, one }), [AdoptContribution, says({ adoptContribution: done })], [WithdrawAdoption, says({ withdrawAdoption: done })]])
  await show(
    <>
      <AdviceLife slug="choir" project={shown} />
      <UndoBar />
    </>,
  )
  await userEvent.click(await screen.findByRole('button', { name: 'Adopt for my project' }))
  expect(within(screen.getByLabelText('For which project')).getAllByRole('option').map((option) => option.textContent)).toEqual(['Dance'])
  await press('Adopt it')
  expect(await screen.findByText('“Dance” has adopted it.')).toBeTruthy()
  expect(sentTo(AdoptContribution)).toEqual([{ input: { contributionId: 'C1', projectId: 'P2', note: null, language: 'en' } }])
  await press('Undo')
  await waitFor(() => expect(sentTo(WithdrawAdoption)).toEqual([{ input: { contributionId: 'C1', projectId: 'P2' } }]))
})

test('adopted advice becomes an action of somebody in the team', async () => {
  const answer = { answer: 'ADOPT', at: '2026-11-20T10:00:00Z', reason: null }
  const { sentTo } = memberWith([life(['ANSWER_ADVICE', 'MANAGE_ACTIONS'], { one: told({ answer }) }), [OpenAction, says({ openAction: done })]])
  await show(<AdviceLife slug="choir" project={shown} />)
  await userEvent.click(await screen.findByRole('button', { name: 'Open an action' }))
  await userEvent.type(screen.getByLabelText('What will be done'), 'Ask the parish')
  await userEvent.selectOptions(screen.getByLabelText(/^Who does it/), 'Ana')
  await userEvent.click(within(screen.getByRole('form')).getByRole('button', { name: 'Open an action' }))
  await waitFor(() => expect(sentTo(OpenAction)[0]).toMatchObject({ input: { projectId: 'P1', contributionId: 'C1', title: 'Ask the parish', ownerId: 'E7', dueOn: null } }))
})

test('who owns an action marks it as done, though they may not change it', async () => {
  const own = { id: 'A1', status: 'OPEN', dueOn: null, isMine: true, ownerId: 'E7', title: { text: 'Ask the parish', language: 'en' }, text: null }
  const { sentTo } = memberWith([life([], { actions: [own] }), [SetActionStatus, says({ setActionStatus: done })]])
  await show(
    <>
      <ActionsLife slug="choir" project={shown} />
      <UndoBar />
    </>,
  )
  await userEvent.click(await screen.findByRole('button', { name: 'Mark as done' }))
  expect(screen.queryByRole('button', { name: 'Change this action' })).toBeNull()
  await userEvent.click(within(screen.getByRole('form')).getByRole('button', { name: 'Mark as done' }))
  expect(await screen.findByText('“Ask the parish” is done.')).toBeTruthy()
  expect(sentTo(SetActionStatus)).toEqual([{ input: { id: 'A1', status: 'DONE', note: null, language: 'en' } }])
})

test('a visitor reads the advice and is asked about nothing', async () => {
  const { sentTo } = memberWith([life(['CONTRIBUTE'])])
  localStorage.clear()
  await show(<AdviceLife slug="choir" project={shown} />)
  expect(await screen.findByText('Sing on Fridays')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
  expect(sentTo(AdviceLifeQuery)).toHaveLength(0)
})

const page = (mayI: readonly string[]) =>
  [
    FollowUpPageQuery,
    says({
      project: { id: 'P1', slug: 'choir', mayI, title: text('Choir'), actions: { nodes: [{ id: 'A1', status: 'OPEN', dueOn: null, isMine: false, title: text('Ask the parish') }] }, followUps: [] },
      session: { id: 'S1', slug: 'market', title: text('Market') },
    }),
  ] as const

test('the letter leads to a page that takes two sentences, and shows the open actions', async () => {
  const { sentTo } = memberWith([page(['ANSWER_ADVICE', 'MANAGE_ACTIONS']), [AnswerFollowUp, says({ answerFollowUp: done })]])
  await show(<FollowUp slug="choir" session="market" day={30} />)
  await userEvent.selectOptions(await screen.findByLabelText('Where it stands'), 'SLOWED')
  await userEvent.type(screen.getByLabelText(/^In your words/), 'The hall is late')
  await press('Tell it')
  expect(await screen.findByText('Thank you. It stands in the report of the session.')).toBeTruthy()
  expect(sentTo(AnswerFollowUp)).toEqual([{ input: { projectId: 'P1', sessionId: 'S1', day: 30, state: 'SLOWED', text: 'The hall is late', language: 'en' } }])
  expect(screen.getByRole('button', { name: 'Mark as done' })).toBeTruthy()
})

test('who may not tell it for the project is told who does', async () => {
  memberWith([page([])])
  await show(<FollowUp slug="choir" session="market" day={90} />)
  expect(await screen.findByText(/^Those who lead or edit the project tell/)).toBeTruthy()
  expect(screen.queryByRole('form')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Mark as done' })).toBeNull()
})

test('my place shows my actions and what I was asked; without any it shows nothing', async () => {
  const mine = { id: 'A1', status: 'OPEN', dueOn: '2020-01-31', title: text('Ask the parish'), project: { slug: 'choir', title: text('Choir') } }
  const asked = { day: 30, project: { id: 'P1', slug: 'choir', title: text('Choir') }, session: { slug: 'market', title: text('Market') } }
  memberWith([[MyAdviceQuery, says({ viewer: { id: 'V1', actions: [mine], followUpsToAnswer: [asked] } })]])
  await show(<MyAdvice />)
  expect((await screen.findByText('Ask the parish')).textContent).toContain('was due on January 31, 2020')
  expect(screen.getByRole('link', { name: 'Choir: 30 days after “Market”' }).getAttribute('href')).toContain('/projects/choir/follow-up?')
})
