// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { barSize, Comparison, mostOf } from './comparison'

const categories = [
  { key: 'TESTED', label: 'Tested' },
  { key: 'MARKET', label: 'Market' },
]
const places = [
  { key: 'ES61', label: 'Andalucía', values: { TESTED: 27, MARKET: 6 } },
  { key: 'ES', label: 'Spain', values: { TESTED: 120, MARKET: null } },
]
const words = { label: 'Projects by stage', categoryWords: 'Stage', noDataWords: 'not known', formatValue: String }

test('all bars have the scale of the longest one', () => {
  expect(mostOf(places, categories)).toBe(120)
  expect(barSize(60, 120)).toBe('max(3px, calc((100% - var(--beside)) * 0.5000))')
  expect(barSize(0, 120)).toBe('0')
  expect(barSize(0, 0)).toBe('0')
})

test('it reads as a table of categories by places', () => {
  render(<Comparison {...words} categories={categories} places={places} />)
  const table = screen.getByRole('table', { name: 'Projects by stage' })
  expect(within(table).getAllByRole('columnheader').map((cell) => cell.textContent.trim())).toEqual(['Stage', 'Andalucía', 'Spain'])
  const row = within(table).getByRole('row', { name: /Market/ })
  expect(within(row).getAllByRole('cell').map((cell) => cell.textContent)).toEqual([expect.stringContaining('6'), expect.stringContaining('not known')])
})

test('another measure is asked for by its key', async () => {
  const onMeasure = vi.fn<(key: string) => void>()
  const measures = [
    { key: 'ALL', label: 'in all' },
    { key: 'PER_100000', label: 'per 100,000 inhabitants' },
  ]
  render(<Comparison {...words} categories={categories} places={places} measures={measures} measure="ALL" measureWords="Count" onMeasure={onMeasure} />)
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'in all' }).checked).toBe(true)
  await userEvent.click(screen.getByRole('radio', { name: 'per 100,000 inhabitants' }))
  expect(onMeasure).toHaveBeenCalledWith('PER_100000')
})
