// @vitest-environment jsdom
import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Ring, type RingLevel } from './ring'

test.each([1, 2, 3, 4] as RingLevel[])('rating %i is drawn as so many bars of four, and said in words', (level) => {
  const { container } = render(<Ring points={318} most={405} level={level} rating="good" pointsWords="318 of 405 points" />)
  const bars = [...container.querySelectorAll('rect')]
  expect(bars).toHaveLength(4)
  expect(bars.filter(({ className }) => /bar/.test(className.baseVal))).toHaveLength(level)
  expect(container.textContent).toBe('good 318 of 405 points')
})

test('the large ring marks where a better rating begins', () => {
  const { container } = render(<Ring points={318} most={405} level={3} rating="good" pointsWords="318 of 405 points" size="large" steps={[121, 221, 351]} shown="318" />)
  expect([...container.querySelectorAll('path')].filter(({ className }) => /step/.test(className.baseVal))).toHaveLength(3)
  expect(container.querySelector('text')?.textContent).toBe('318')
})
