// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { show } from '../test/render'
import { Suggest } from './suggest'

const onPick = vi.fn<(key: string) => void>()
const onEnter = vi.fn<() => void>()

function Field() {
  const [text, setText] = useState('')
  const found = ['Porto', 'Portalegre'].filter((name) => name.toLowerCase().startsWith(text))
  return (
    <Suggest
      label="Place"
      hint=""
      text={text}
      onTextChange={setText}
      suggestions={text.length < 2 ? undefined : found.map((name) => ({ key: name, children: name }))}
      note={`${found.length} found`}
      onPick={onPick}
      onEnter={onEnter}
    />
  )
}

beforeEach(() => {
  onPick.mockReset()
  onEnter.mockReset()
  // jsdom does not scroll.
  Element.prototype.scrollIntoView = () => undefined
})

async function field() {
  await show(<Field />)
  return screen.findByRole('combobox', { name: 'Place' })
}

test('arrows choose while the focus stays in the field, and Enter picks', async () => {
  const input = await field()
  await userEvent.type(input, 'po')
  expect(input.getAttribute('aria-expanded')).toBe('true')
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  expect(document.activeElement).toBe(input)
  const chosen = screen.getByRole('option', { name: 'Portalegre', selected: true })
  expect(input.getAttribute('aria-activedescendant')).toBe(chosen.id)
  await userEvent.keyboard('{Enter}')
  expect(onPick).toHaveBeenCalledExactlyOnceWith('Portalegre')
  expect(onEnter).not.toHaveBeenCalled()
})

test('ArrowUp begins at the end, and the choice goes round', async () => {
  const input = await field()
  await userEvent.type(input, 'po')
  await userEvent.keyboard('{ArrowUp}')
  expect(screen.getByRole('option', { selected: true }).textContent).toBe('Portalegre')
  await userEvent.keyboard('{ArrowDown}')
  expect(screen.getByRole('option', { selected: true }).textContent).toBe('Porto')
})

test('Enter without a choice asks for everything', async () => {
  const input = await field()
  await userEvent.type(input, 'po{Enter}')
  expect(onEnter).toHaveBeenCalledOnce()
  expect(onPick).not.toHaveBeenCalled()
})

test('Escape closes the list and keeps the text', async () => {
  const input = await field()
  await userEvent.type(input, 'po')
  await userEvent.keyboard('{Escape}')
  expect(input.getAttribute('aria-expanded')).toBe('false')
  expect(input).toHaveProperty('value', 'po')
})

test('a suggestion can be picked by pointer', async () => {
  const input = await field()
  await userEvent.type(input, 'po')
  await userEvent.click(screen.getByRole('option', { name: 'Porto' }))
  expect(onPick).toHaveBeenCalledExactlyOnceWith('Porto')
})

test('how many there are is said politely', async () => {
  const input = await field()
  await userEvent.type(input, 'portal')
  expect(screen.getByRole('status').textContent).toBe('1 found')
})
