// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Columns } from './columns'
import { ResizeObserverStub } from '../../test/resize-observer'

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', ResizeObserverStub)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(500)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(170)
})

test('each year has a column for each series, as high as its count', () => {
  const { container } = render(
    <Columns label="Projects by year" series={['started', 'ended']} years={[{ year: 2024, values: [10, 5] }, { year: 2026, values: [20, 0] }]} formatNumber={String} />,
  )
  expect(screen.getByRole('img', { name: 'Projects by year' })).toBeTruthy()
  const columns = [...container.querySelectorAll<HTMLElement>('[title]')]
  expect(columns.map(({ title }) => title)).toEqual(['2024, started: 10', '2024, ended: 5', '2025, started: 0', '2025, ended: 0', '2026, started: 20', '2026, ended: 0'])
  expect(columns.map((column) => (column.lastElementChild as HTMLElement).style.blockSize)).toEqual(['max(2px, 50%)', 'max(2px, 25%)', '0px', '0px', 'max(2px, 100%)', '0px'])
})

test('series are named beside their patterns', () => {
  render(<Columns label="Projects by year" series={['started', 'ended']} years={[]} formatNumber={String} />)
  expect(screen.getAllByRole('listitem').map((item) => item.textContent.trim())).toEqual(['started', 'ended'])
})
