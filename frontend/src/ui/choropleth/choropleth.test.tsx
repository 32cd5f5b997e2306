// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { Choropleth } from './choropleth'
import { readShape } from './shape'

vi.mock('./drawing', () => ({ default: () => null }))

const outline = readShape({ type: 'Polygon', coordinates: [[[10, 45], [12, 45], [12, 47], [10, 45]]] })
const places = [
  { key: 'ITH3', label: 'Veneto', href: '#ith3', lat: 45.6, lon: 11.8, value: 12, shown: '12' },
  { key: 'ITH4', label: 'Friuli', href: '#ith4', lat: 46.1, lon: 13.1, value: 40, shown: '40' },
  { key: 'ITH5', label: 'Emilia', href: '#ith5', lat: 44.5, lon: 11, value: null, shown: 'not known' },
]
const words = { unit: 'projects', range: (from: string, to: string) => `${from} to ${to}`, count: (count: number) => `${count} regions`, noData: 'not known' }

test('the key is the list: each class opens to its places, the highest first', async () => {
  render(<Choropleth label="Projects by region" places={places.map((place) => ({ ...place, shape: outline }))} formatValue={String} words={words} />)
  const key = screen.getByRole('group', { name: 'Projects by region' })
  expect([...key.querySelectorAll('summary')].map((row) => row.textContent)).toEqual(['40 1 regions', '12 1 regions', 'not known 1 regions'])
  await userEvent.click(within(key).getByText('40', { selector: 'summary *' }))
  expect(within(key).getByRole('link', { name: 'Friuli' }).getAttribute('href')).toBe('#ith4')
})

test('without outlines the key explains circles', () => {
  const { container } = render(<Choropleth label="Projects by region" places={places} formatValue={String} words={words} />)
  const radii = [...container.querySelectorAll('circle')].map((circle) => Number(circle.getAttribute('r')))
  expect(radii).toHaveLength(2)
  expect((radii[0] ?? 0) / (radii[1] ?? 1)).toBeCloseTo(2, 9)
})
