// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { Network } from './network'
import { ResizeObserverStub } from '../../test/resize-observer'

const groups = [
  { key: 'GOVERNMENT', label: 'government' },
  { key: 'ACADEMIA', label: 'academia' },
]
const nodes = [
  { key: 'b', label: 'Università di Padova', group: 'ACADEMIA', href: '#padova' },
  { key: 'a', label: 'Comune di Venezia', group: 'GOVERNMENT', href: '#venezia', lang: 'it' },
]
const edges = nodes.map(({ key }) => ({ from: 'centre', to: key, kind: 'MEMBER' }))
const shared = { label: 'Members by helix', centre: { key: 'centre', label: 'Veneto' }, edges, kinds: [{ key: 'MEMBER', label: 'is a member' }], noneWords: 'nobody yet' }

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', ResizeObserverStub)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(360)
})

test('every node is a link in the list of its group, and an empty group says so', () => {
  render(<Network {...shared} groups={[...groups, { key: 'BUSINESS', label: 'business' }]} nodes={nodes} />)
  const list = screen.getByRole('group', { name: 'Members by helix' })
  expect(within(list).getAllByRole('link').map((link) => link.textContent)).toEqual(['Comune di Venezia', 'Università di Padova'])
  expect(within(list).getByRole('link', { name: 'Comune di Venezia' }).lang).toBe('it')
  expect(within(list).getByRole('region', { name: 'business' }).textContent).toContain('nobody yet')
})

test('a click on a mark follows the link of the list', async () => {
  const followed = vi.fn<(label: string) => void>()
  const { container } = render(
    <Network
      {...shared}
      groups={groups}
      nodes={nodes}
      renderLink={({ href, label }) => (
        <a
          href={href}
          onClick={(event) => {
            event.preventDefault()
            followed(label)
          }}
        >
          {label}
        </a>
      )}
    />,
  )
  const mark = await vi.waitUntil(() => [...container.querySelectorAll('svg a')].find((one) => one.querySelector('title')?.textContent === 'Università di Padova'))
  await userEvent.click(mark)
  expect(followed.mock.calls).toEqual([['Università di Padova']])
})

test('numbers in the drawing are those of the list', async () => {
  const { container } = render(<Network {...shared} groups={groups} nodes={nodes} />)
  const marks = await vi.waitUntil(() => {
    const found = [...container.querySelectorAll('svg a')]
    return found.length === 2 && found
  })
  const drawn = marks.map((mark) => `${mark.querySelector('text')?.textContent} ${mark.querySelector('title')?.textContent}`)
  const listed = [...container.querySelectorAll('[data-key]')].map((row) => `${row.firstElementChild?.textContent} ${row.querySelector('a')?.textContent}`)
  expect(drawn).toEqual(listed)
})
