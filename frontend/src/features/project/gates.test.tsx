// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { show } from '../../test/render'
import { nextGate, stateOf } from './gate-state'
import { ProjectGates } from './gates'

type Project = Parameters<typeof ProjectGates>[0]['project']

const WAY = {
  NEED_IDENTIFIED: ['PRIORITY_GROUP', 'ISSUE'],
  UNDERSTOOD: ['USER_EVIDENCE', 'KNOWN_SOLUTIONS'],
  TESTED: ['TEST_RESULT', 'USER_FEEDBACK'],
  INCUBATING: ['NAMED_LEADER', 'FUNDING_PROPOSAL'],
  TEST_TRADING: ['LEGAL_FORM', 'TRADING_PLAN'],
  MARKET: ['MONTHS_TRADED', 'MARKET_NAMED'],
}

/** A project that passed so many gates; evidence by requirement, null where it is met without a text. */
function project(stage: string, passed: number, evidence: Record<string, string | null> = {}): Project {
  const gates = Object.entries(WAY).map(([name, asked], at) => ({
    stage: name,
    isPassed: at < passed,
    isMet: asked.every((one) => one in evidence),
    requirements: asked.map((requirement) => ({
      requirement,
      isMet: requirement in evidence,
      metOn: evidence[requirement] ? '2024-05-02' : null,
      evidence: evidence[requirement] ? { html: `<p>${evidence[requirement]}</p>`, language: 'it' } : null,
    })),
  }))
  return { stage, gates } as unknown as Project
}

const row = async (name: string) => {
  await userEvent.click(await screen.findByText('All gates, and what met them'))
  return screen.getAllByText(name).at(-1)?.closest('li')
}

test('what is missing before the next stage is said in a sentence, and what is there is not', async () => {
  await show(<ProjectGates project={project('UNDERSTOOD', 2, { TEST_RESULT: 'Otto settimane' })} />)
  expect(await screen.findByRole('heading', { name: 'Next: Tested' })).toBeTruthy()
  expect(screen.getByText('To become Tested it still needs: Users’ feedback.')).toBeTruthy()
})

test('when nothing is missing the gate is open', async () => {
  await show(<ProjectGates project={project('UNDERSTOOD', 2, { TEST_RESULT: 'Sì', USER_FEEDBACK: 'Sì' })} />)
  expect(await screen.findByText('All that the gate to Tested asks for is there.')).toBeTruthy()
})

test('what met a gate is told with its words, their language and the day', async () => {
  await show(<ProjectGates project={project('TESTED', 3, { USER_EVIDENCE: 'Quarantuno interviste' })} />)
  const found = await row('Evidence from users')
  expect(found?.textContent).toContain('met · May 2, 2024')
  expect(screen.getByText('Quarantuno interviste').closest('[lang]')?.getAttribute('lang')).toBe('it')
})

test('a tie or the team may tell it without words', async () => {
  await show(<ProjectGates project={project('TESTED', 3, { KNOWN_SOLUTIONS: null, NAMED_LEADER: null })} />)
  expect((await row('Known solutions'))?.textContent).toContain('Told by its ties to other projects.')
  expect(screen.getAllByText('Told by its team.').length).toBeGreaterThan(0)
})

test('each of the six stages has its name among the stages of social innovation', async () => {
  await show(<ProjectGates project={project('MARKET', 6)} />)
  await userEvent.click(await screen.findByText('All gates, and what met them'))
  const ways = screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)
  expect(ways).toEqual(['Need identified prompts', 'Understood proposals', 'Tested prototyping', 'Incubating sustaining', 'Test trading sustaining', 'Market scaling'])
  expect(within(screen.getAllByRole('list').at(-1) as HTMLElement).getAllByText('not told here')).toHaveLength(2)
})

test('a project that stopped has no next stage, and nothing is missing any more', async () => {
  await show(<ProjectGates project={project('STOPPED', 2, { ISSUE: 'Sì' })} />)
  expect(await screen.findByRole('heading', { name: 'The gates it came through' })).toBeTruthy()
  expect(screen.getByText('1 of 4 requirements on the way are met by what is told here.')).toBeTruthy()
  expect(screen.queryByText('still missing')).toBeNull()
})

test('only the next gate misses something: what lies behind was not told, what lies further on is for later', () => {
  const gates = [
    { stage: 'NEED_IDENTIFIED' as const, isPassed: true },
    { stage: 'UNDERSTOOD' as const, isPassed: false },
    { stage: 'TESTED' as const, isPassed: false },
  ]
  const next = nextGate('NEED_IDENTIFIED', gates)
  expect(gates.map((gate) => stateOf({ isMet: false }, gate, next))).toEqual(['untold', 'missing', 'later'])
  expect(stateOf({ isMet: true }, { stage: 'TESTED', isPassed: false }, next)).toBe('met')
  expect(nextGate('MERGED', gates)).toBeUndefined()
})
