// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Chain } from './chain'

const steps = [
  { key: 'LEARNING_EVENT', name: 'Learning event', entries: [{ key: 'a', title: 'Study visit', date: { iso: '2025-03-04', shown: '4 March 2025' }, place: 'Maribor', text: 'Eleven people.' }] },
  { key: 'PRACTICE', name: 'Practice', entries: [] },
  { key: 'SCENARIO', name: 'Scenario', entries: [{ key: 'b', title: 'A house of care' }, { key: 'c', title: 'Neighbours' }] },
]

test('each step says what it is, and what is known of it or that it is missing', () => {
  render(<Chain label="From event to policy" steps={steps} missingWords="not recorded" />)
  expect(screen.getByRole('list', { name: 'From event to policy' })).toBeTruthy()
  const items = screen.getAllByRole('listitem').map((item) => item.textContent)
  expect(items[0]).toContain('Learning event')
  expect(items[0]).toContain('4 March 2025 · Maribor')
  expect(items[0]).not.toContain('not recorded')
  expect(items[1]).toBe('2Practicenot recorded')
  expect(items[2]).toContain('A house of care')
  expect(items[2]).toContain('Neighbours')
})

test('days can be read by machines', () => {
  const { container } = render(<Chain label="From event to policy" steps={steps} missingWords="not recorded" />)
  expect(container.querySelector('time')?.dateTime).toBe('2025-03-04')
})

test('a line is whole only between two steps that are there', () => {
  const whole = [{ ...steps[0]!, key: 'x' }, { ...steps[2]!, key: 'y' }, { ...steps[1]!, key: 'z' }]
  render(<Chain label="From event to policy" steps={whole} missingWords="not recorded" />)
  const joined = screen.getAllByRole('listitem').map((item) => /joined/.test(item.className))
  expect(joined).toEqual([true, false, false])
})
