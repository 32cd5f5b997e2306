// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { placesOf, progressOf } from './progress'
import { ProgressLine } from './progress-line'

test.each([
  [{ baseline: 12, target: 50, measured: 31, better: 'HIGHER' }, 'UNDER_WAY', 0.5],
  [{ baseline: 12, target: 50, measured: 56, better: 'HIGHER' }, 'REACHED', 56 / 38 - 12 / 38],
  [{ baseline: 40, target: 20, measured: 25, better: 'LOWER' }, 'UNDER_WAY', 0.75],
  [{ baseline: 40, target: 20, measured: 20, better: 'LOWER' }, 'REACHED', 1],
  [{ baseline: 40, target: 20, measured: 44, better: 'LOWER' }, 'WORSE', -0.2],
  [{ baseline: 12, target: 50, measured: 12, better: 'HIGHER' }, 'UNMOVED', 0],
  [{ baseline: 12, target: null, measured: 15, better: 'HIGHER' }, 'UNDER_WAY', undefined],
  [{ baseline: null, target: 50, measured: 15, better: 'HIGHER' }, 'UNDER_WAY', undefined],
  [{ baseline: null, target: null, measured: 15, better: 'HIGHER' }, 'UNKNOWN', undefined],
  [{ baseline: 12, target: 50, measured: null, better: 'HIGHER' }, 'UNKNOWN', undefined],
  [{ baseline: 50, target: 50, measured: 40, better: 'HIGHER' }, 'WORSE', undefined],
] as const)('%j is %s', (figures, state, share) => {
  const found = progressOf(figures)
  expect(found.state).toBe(state)
  expect(found.share?.toFixed(6)).toBe(share?.toFixed(6))
})

test('values stand on the line in their order, whatever is better', () => {
  expect(placesOf({ baseline: 40, target: 20, measured: 25 })).toEqual({ baseline: 100, target: 0, measured: 25 })
  expect(placesOf({ baseline: 40, target: undefined, measured: null })).toEqual({ baseline: 50, target: undefined, measured: undefined })
})

test('a missing value is said in words', () => {
  const words = { baseline: 'Baseline', target: 'Target', measured: 'Measured', missing: 'not known yet', better: 'Higher is better.' }
  render(<ProgressLine baseline={{ value: 12, shown: '12 people' }} target={{ value: 50, shown: '50 people' }} better="HIGHER" words={words} summary="Nobody has counted yet." />)
  expect(screen.getAllByRole('definition').map((value) => value.textContent)).toEqual(['12 people', 'not known yet', '50 people'])
  expect(screen.getByText(/Nobody has counted yet/).textContent).toContain('Higher is better.')
})
