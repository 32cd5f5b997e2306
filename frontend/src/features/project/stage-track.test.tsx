// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { show } from '../../test/render'
import { StageTrack } from './stage-track'

type Project = Parameters<typeof StageTrack>[0]['project']

const project = (stage: string, history: [string, string | null][]) =>
  ({ stage, stageHistory: history.map(([name, enteredOn]) => ({ stage: name, enteredOn, note: null })) }) as unknown as Project

const steps = async () => within(await screen.findByRole('list', { name: 'Stages' })).getAllByRole('listitem')

test('all six stages are shown, the present one is marked, and those ahead say so', async () => {
  await show(<StageTrack project={project('TESTED', [['NEED_IDENTIFIED', '2023-03-05'], ['UNDERSTOOD', null], ['TESTED', '2024-05-01']])} />)
  const items = await steps()
  expect(items.map(({ textContent }) => textContent)).toEqual([
    'Need identifiedMar 2023',
    'Understood',
    'TestedMay 2024',
    'Incubating(ahead)',
    'Test trading(ahead)',
    'Market(ahead)',
  ])
  expect(items.map((item) => item.getAttribute('aria-current'))).toEqual([null, null, 'step', null, null, null])
})

test('a project that stopped ends where it stopped', async () => {
  await show(<StageTrack project={project('STOPPED', [['NEED_IDENTIFIED', null], ['UNDERSTOOD', null], ['STOPPED', '2025-06-01']])} />)
  const items = await steps()
  expect(items.map(({ textContent }) => textContent)).toEqual(['Need identified', 'Understood', 'StoppedJun 2025'])
  expect(items.at(-1)?.getAttribute('aria-current')).toBe('step')
})

test('after a step back the later stage is ahead again', async () => {
  await show(<StageTrack project={project('UNDERSTOOD', [['UNDERSTOOD', '2023-01-01'], ['TESTED', '2023-06-01'], ['UNDERSTOOD', '2024-01-01']])} />)
  const items = await steps()
  expect(items[1]?.textContent).toBe('UnderstoodJan 2024')
  expect(items[2]?.textContent).toContain('(ahead)')
})
