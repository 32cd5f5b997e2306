// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Evenness, type EvennessPart } from './evenness'

const part = (label: string, count: number): EvennessPart => ({ key: label, label, count, shown: `${count}` })
const words = { name: 'evenness, 0 to 1', evenWords: 'if all four were equal' }

test('each helix is named with its count, and only those with members have a corner', () => {
  const { container } = render(
    <Evenness parts={[part('government', 9), part('business', 14), part('academia', 0), part('civil society', 17)]} shown="0.76" words="Academia is missing." {...words} />,
  )
  expect(screen.getAllByRole('term').map((term) => term.textContent.trim())).toEqual(['government', 'business', 'academia', 'civil society'])
  expect(screen.getAllByRole('definition').map((count) => count.textContent)).toEqual(['9', '14', '0', '17'])
  expect([...container.querySelectorAll('path')].filter(({ className }) => /corner/.test(className.baseVal))).toHaveLength(3)
  expect(container.textContent).toContain('0.76 evenness, 0 to 1')
})

test('without members there is no value, and the words say why', () => {
  const { container } = render(
    <Evenness parts={[part('government', 0), part('business', 0), part('academia', 0), part('civil society', 0)]} shown={undefined} words="Nobody to weigh yet." {...words} />,
  )
  expect(container.textContent).toContain('Nobody to weigh yet.')
  expect(container.textContent).not.toContain('evenness, 0 to 1')
})
