// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { done, memberWith, refused, says } from '../../../test/replies'
import { show } from '../../../test/render'
import { AnswerLink, AnswerOutcome, ConcludeProject, PreviewOutcome, ProjectLifeQuery, ToAnswerQuery, UnlinkProjects } from './documents'
import { OutcomeLife } from './outcome-life'
import { RelativesLife } from './relatives'
import { StageLife } from './stage'
import { ToAnswer } from './to-answer'

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

const title = (text: string) => ({ text, language: 'en', isTranslation: false })
const outcome = (more: object = {}) => ({
  kind: 'FAILED',
  causes: ['TIMING'],
  concludedOn: '2026-05-31',
  tried: { text: 'Twelve evenings.', language: 'en' },
  wouldDiffer: null,
  publication: 'NAMED',
  publishOn: null,
  isPublic: false,
  waitsFor: 'TEAM',
  figures: [],
  consents: [],
  ...more,
})
const project = (more: object = {}) => ({
  id: 'P1',
  slug: 'choir',
  version: 7,
  mayI: ['READ', 'CONCLUDE', 'LINK'],
  stage: 'STOPPED',
  title: { text: 'A choir', language: 'en' },
  gates: [],
  outcome: outcome(),
  needs: { nodes: [] },
  links: { nodes: [] },
  linkedFrom: { nodes: [] },
  datasetUses: { nodes: [] },
  organisations: { nodes: [] },
  ...more,
})
const life = (more?: object) => [ProjectLifeQuery, says({ project: project(more) })] as const
const preview = (more: object = {}) => says({ outcomePreview: { issues: [], lesson: { id: 'L' }, findings: [], asks: [], from: '2026-11-23', ...more } })
const told = says({ concludeProject: { issues: [], project: { id: 'P1', version: 8, stage: 'STOPPED' } } })
const found = (path: string, word: string, why: string) => ({ path: ['input', path], word, why })
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))
const open = async () => {
  await show(<StageLife slug="choir" renderLesson={() => <p>As everybody reads it</p>} />)
  await userEvent.click(await screen.findByRole('button', { name: 'Change what you told of the end' }))
}

test('what the public sees is shown before anything is told, with whose agreement is asked', async () => {
  const { sentTo } = memberWith([life(), [PreviewOutcome, preview({ asks: ['Ana Kovač', 'Bor Novak'] })]])
  await open()
  await press('See what the public sees')
  const shown = await screen.findByRole('region', { name: 'What the public sees' })
  expect(shown.textContent).toContain('Ana Kovač and Bor Novak are asked to agree first.')
  expect(shown.textContent).toContain('As everybody reads it')
  await waitFor(() => expect(document.activeElement).toBe(shown))
  expect(sentTo(PreviewOutcome)).toMatchObject([{ input: { projectId: 'P1', version: 7, kind: 'FAILED', publication: 'NAMED', tried: 'Twelve evenings.' } }])
  expect(sentTo(ConcludeProject)).toEqual([])
})

test('each name that was found is told at its field, and the summary takes the focus', async () => {
  memberWith([life(), [PreviewOutcome, preview({ findings: [found('tried', 'Ana', 'TEAM_MEMBER'), found('tried', '@ana', 'HANDLE'), found('wouldDiffer', 'Dr Bor', 'TITLE')] })]])
  await open()
  await userEvent.click(screen.getByRole('radio', { name: 'Without a name' }))
  await press('See what the public sees')
  const tried = screen.getByRole('textbox', { name: /^What they tried/ })
  await waitFor(() => expect(tried.getAttribute('aria-invalid')).toBe('true'))
  expect(document.getElementById(tried.getAttribute('aria-describedby')?.split(' ').at(-1) ?? '')?.textContent).toBe(
    '“Ana” may tell who somebody is: a member of the team. “@ana” may tell who somebody is: a name in a social network.',
  )
  expect(screen.getByRole('textbox', { name: /^What they would do differently/ }).getAttribute('aria-invalid')).toBe('true')
  await waitFor(() => expect(document.activeElement?.textContent).toContain('a title before a name'))
  expect(screen.queryByRole('checkbox', { name: /they may stay/ }), 'Names never stay in what is told without a name').toBeNull()
})

test('names that are refused may stay in what is told with its name, when somebody has looked at them', async () => {
  const params = [
    { name: 'word', value: 'Ana' },
    { name: 'why', value: 'TEAM_MEMBER' },
  ]
  const { sentTo } = memberWith([life(), [ConcludeProject, [says({ concludeProject: { ...refused('NAMES_FOUND', ['input', 'tried'], params), project: null } }), told]]])
  await open()
  await press('Save')
  expect((await screen.findAllByText(/“Ana” may tell who somebody is: a member of the team/)).length).toBeGreaterThan(0)
  await userEvent.click(screen.getByRole('checkbox', { name: /they may stay/ }))
  await press('Save')
  await waitFor(() => expect(sentTo(ConcludeProject).map(({ input }) => (input as { namesMayStay: boolean }).namesMayStay)).toEqual([false, true]))
  await waitFor(() => expect(screen.queryByRole('form')).toBeNull())
})

test('figures are sent with how they are known; one without a number is asked for before anything is sent', async () => {
  const { sentTo } = memberWith([life(), [ConcludeProject, told]])
  await open()
  await userEvent.type(screen.getByRole('textbox', { name: 'What is counted' }), 'Young people reached')
  await press('Save')
  expect((await screen.findAllByText(/A figure needs what is counted and a number/)).length).toBeGreaterThan(0)
  expect(sentTo(ConcludeProject)).toEqual([])
  await userEvent.type(screen.getByRole('spinbutton', { name: 'Number' }), '42.5')
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'How it is known' }), 'estimated')
  await press('One more figure')
  await press('Save')
  await waitFor(() =>
    expect(sentTo(ConcludeProject)).toMatchObject([{ input: { figures: [{ name: 'Young people reached', value: 42.5, unit: null, basis: 'ESTIMATED', evidence: null }] } }]),
  )
})

test('a member of the team agrees, or says why not; who is not of it sees nothing', async () => {
  const consents = [
    { name: 'Ana Kovač', agrees: true, note: null, answeredAt: '2026-11-20T10:00:00Z' },
    { name: 'Bor Novak', agrees: null, note: null, answeredAt: null },
  ]
  const { sentTo } = memberWith([life({ mayI: ['READ', 'ANSWER_OUTCOME'], outcome: outcome({ consents }) }), [AnswerOutcome, says({ answerOutcome: done })]])
  await show(<OutcomeLife slug="choir" />)
  const team = await screen.findByRole('group', { name: 'What the team says' })
  expect(within(team).getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([expect.stringContaining('Ana Kovač agrees'), expect.stringContaining('Bor Novak has not answered yet')])
  await userEvent.click(within(team).getByRole('button', { name: 'Do not agree' }))
  const form = within(team).getByRole('form', { name: 'Do not agree' })
  await userEvent.click(within(form).getByRole('button', { name: 'Do not agree' }))
  expect(sentTo(AnswerOutcome), 'A no comes with its reason').toEqual([])
  await userEvent.type(within(form).getByRole('textbox', { name: 'Why not' }), 'It names my street.')
  await userEvent.click(within(form).getByRole('button', { name: 'Do not agree' }))
  await waitFor(() => expect(sentTo(AnswerOutcome)).toEqual([{ input: { projectId: 'P1', agrees: false, note: 'It names my street.' } }]))
  await waitFor(() => expect(within(team).queryByRole('form')).toBeNull())
  await userEvent.click(within(team).getByRole('button', { name: 'Agree' }))
  await waitFor(() => expect(sentTo(AnswerOutcome)[1]).toEqual({ input: { projectId: 'P1', agrees: true } }))
})

test('whoever is not of the team learns nothing of what it says', async () => {
  const { sentTo } = memberWith([life({ mayI: ['READ'], outcome: outcome({ consents: null, isPublic: true, waitsFor: null }) })])
  const { container } = await show(<OutcomeLife slug="choir" />)
  await waitFor(() => expect(sentTo(ProjectLifeQuery)).toHaveLength(1))
  expect(container.textContent).toBe('')
})

const outgoing = (status: string) => ({ id: `out ${status}`, kind: 'BUILDS_ON', status, note: null, target: { id: 'P2', slug: 'older', title: title(`Older ${status}`) } })
const incoming = (status: string) => ({ id: `in ${status}`, kind: 'REPLICATES', status, note: { text: 'We do the same in Nuoro.', language: 'en' }, project: { id: 'P3', slug: 'nuoro', title: title(`Nuoro ${status}`) } })

test('a tie waits for the other side; what both agreed to is taken away after one question', async () => {
  const { sentTo } = memberWith([life({ links: { nodes: ['PROPOSED', 'CONFIRMED', 'DECLINED'].map(outgoing) } }), [UnlinkProjects, says({ unlinkProjects: done })]])
  await show(<RelativesLife slug="choir" />)
  const ties = await screen.findByRole('list', { name: 'Ties to other projects' })
  const rows = within(ties).getAllByRole('listitem')
  expect(rows.map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining('waits for the other project to confirm'),
    expect.not.stringContaining('project to confirm'),
    expect.stringContaining('declined by the other project'),
  ])
  await userEvent.click(within(ties).getByRole('button', { name: 'Take the proposal back' }))
  await waitFor(() => expect(sentTo(UnlinkProjects)).toEqual([{ input: { id: 'out PROPOSED' } }]))
  const agreed = within(ties).getAllByRole('listitem')[1] as HTMLElement
  await userEvent.click(within(agreed).getByRole('button', { name: 'Remove' }))
  expect(sentTo(UnlinkProjects)).toHaveLength(1)
  expect(within(agreed).getByText(/goes from both pages/)).toBeTruthy()
  await userEvent.click(within(agreed).getByRole('button', { name: 'Remove' }))
  await waitFor(() => expect(sentTo(UnlinkProjects)[1]).toEqual({ input: { id: 'out CONFIRMED' } }))
})

test('the other side confirms a proposal, or declines with a word, and can take away what it confirmed', async () => {
  const { sentTo } = memberWith([
    life({ linkedFrom: { nodes: [incoming('PROPOSED'), incoming('CONFIRMED')] } }),
    [AnswerLink, says({ answerLink: done })],
    [UnlinkProjects, says({ unlinkProjects: done })],
  ])
  await show(<RelativesLife slug="choir" />)
  expect(await screen.findByRole('heading', { name: 'Ties that others propose' })).toBeTruthy()
  await press('Confirm')
  await waitFor(() => expect(sentTo(AnswerLink)).toEqual([{ input: { id: 'in PROPOSED', confirm: true } }]))
  await press('Decline')
  const form = screen.getByRole('form', { name: 'Decline' })
  await userEvent.type(within(form).getByRole('textbox', { name: /^Reason/ }), 'Another idea.')
  await userEvent.click(within(form).getByRole('button', { name: 'Decline' }))
  await waitFor(() => expect(sentTo(AnswerLink)[1]).toEqual({ input: { id: 'in PROPOSED', confirm: false, note: 'Another idea.' } }))
  const ties = screen.getByRole('list', { name: 'Ties to other projects' })
  await userEvent.click(within(ties).getByRole('button', { name: 'Remove' }))
  await userEvent.click(within(ties).getByRole('button', { name: 'Remove' }))
  await waitFor(() => expect(sentTo(UnlinkProjects)).toEqual([{ input: { id: 'in CONFIRMED' } }]))
})

test('in one’s own place stand the ends and the ties that wait for one’s word, and nothing where nothing does', async () => {
  const viewer = {
    id: 'V',
    outcomesToAnswer: [{ id: 'P1', slug: 'choir', title: title('A choir'), outcome: { kind: 'FAILED', publication: 'ANONYMOUS' } }],
    linksToAnswer: [{ ...incoming('PROPOSED'), target: { slug: 'choir', title: title('A choir') } }],
  }
  const { sentTo } = memberWith([
    [ToAnswerQuery, says({ viewer })],
    [AnswerOutcome, says({ answerOutcome: done })],
    [AnswerLink, says({ answerLink: done })],
  ])
  const { unmount } = await show(<ToAnswer />)
  expect(await screen.findByText('Nuoro PROPOSED', { exact: false })).toBeTruthy()
  expect(screen.getByText('Without a name')).toBeTruthy()
  await press('Agree')
  await waitFor(() => expect(sentTo(AnswerOutcome)).toEqual([{ input: { projectId: 'P1', agrees: true } }]))
  await press('Confirm')
  await waitFor(() => expect(sentTo(AnswerLink)).toEqual([{ input: { id: 'in PROPOSED', confirm: true } }]))
  unmount()
  const empty = memberWith([[ToAnswerQuery, says({ viewer: { id: 'V', outcomesToAnswer: [], linksToAnswer: [] } })]])
  const { container } = await show(<ToAnswer />)
  await waitFor(() => expect(empty.sentTo(ToAnswerQuery)).toHaveLength(1))
  expect(container.textContent).toBe('')
})
