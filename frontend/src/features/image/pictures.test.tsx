// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { CardPicture } from '../../listing/picture'
import { show } from '../../test/render'
import { Pictures } from './pictures'

const picture = (id: string, text: string, language = 'en') => ({
  id,
  altText: { text, language, isTranslation: false },
  credit: id === 'a' ? 'Ana Kovač, CC BY 4.0' : null,
  width: 1280,
  height: 853,
  url: `/images/${id}/1280.jpg`,
  url640: `/images/${id}/640.jpg`,
  url320: `/images/${id}/320.jpg`,
})
const masked = (...pictures: object[]) => pictures as never

test('a record without pictures has no room for them', async () => {
  const { container } = await show(<Pictures pictures={[]} />)
  expect(container.querySelector('img, figure')).toBeNull()
})

test('the first picture is large, the others small and on their way to themselves; each keeps its room and says its words', async () => {
  await show(<Pictures pictures={masked(picture('a', 'A hall'), picture('b', 'Dvorana', 'sl'))} />)
  const first = screen.getByRole<HTMLImageElement>('img', { name: 'A hall' })
  expect(first.srcset).toBe('/images/a/320.jpg 320w, /images/a/640.jpg 640w, /images/a/1280.jpg 1280w')
  expect(first.sizes).not.toBe('')
  expect([first.width, first.height]).toEqual([1280, 853])
  expect(first.closest('a')).toBeNull()
  expect(screen.getByText('Ana Kovač, CC BY 4.0')).toBeTruthy()
  const second = screen.getByRole<HTMLImageElement>('img', { name: 'Dvorana' })
  expect(second.lang).toBe('sl')
  expect([second.getAttribute('src'), second.getAttribute('loading'), second.getAttribute('decoding')]).toEqual(['/images/b/320.jpg', 'lazy', 'async'])
  expect(screen.getByRole('link', { name: 'Dvorana' }).getAttribute('href')).toBe('/images/b/1280.jpg')
})

test('a card shows the smallest size of the first picture, when somebody comes near it', async () => {
  const card = { altText: { text: 'A hall', language: 'en', isTranslation: false }, width: 320, height: 213, url: '/images/a/320.jpg' }
  const { container } = await show(<CardPicture pictures={masked(card)} />)
  const [image] = container.querySelectorAll('img')
  const told = ['src', 'alt', 'width', 'height', 'loading', 'decoding'].map((name) => image?.getAttribute(name))
  expect(told).toEqual(['/images/a/320.jpg', 'A hall', '320', '213', 'lazy', 'async'])
})
