// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answerTo, to } from '../../../test/answer-to'
import { show } from '../../../test/render'
import { wireWith } from '../../../test/wire'
import { MemberContext } from '../session'
import { AddPicture, EditPicture, PicturesQuery, RemovePicture } from './documents'
import { RecordPictures } from './pictures'

vi.setConfig({ testTimeout: 30_000 })

const SignInAgain = ({ onDone }: { onDone: () => void }) => (
  <button type="button" onClick={onDone}>
    I am back
  </button>
)
const section = (
  <MemberContext value={{ accountId: 'ana', name: 'Ana', SignInAgain }}>
    <RecordPictures recordId="project_1" language="sl" />
  </MemberContext>
)
const picture = (id: string, text: string, translations: object[] = []) => {
  const altText = { text, language: 'sl', isTranslation: false }
  return { id, altText, altTexts: [altText, ...translations], credit: null, width: 1280, height: 853, url: `/images/${id}/320.jpg` }
}
const there = (...images: object[]) => to(PicturesQuery, { node: { __typename: 'Project', id: 'project_1', images } })
const done = (name: object) => to(name, { done: { issues: [], image: { id: 'image_1' } } })
const uploaded = { status: 201, body: { id: 'image_1', width: 1280, height: 853, url: '/images/image_1/640.jpg?seal=x' } }
const refused = (status: number, code: string, reason?: string) => ({ status, body: { errors: [{ message: 'no', extensions: { code, reason, requestId: 'r-1' } }] } })
const file = (name = 'hall.png', type = 'image/png', content: BlobPart = 'bytes') => new File([content], name, { type })
const choose = async (...files: File[]) => userEvent.upload(await screen.findByLabelText('Choose pictures'), files, { applyAccept: false })
const alt = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'What there is to see' })
const press = (name: string, at = 0) => userEvent.click(screen.getAllByRole('button', { name })[at] as HTMLElement)

beforeEach(() => {
  localStorage.clear()
  localStorage.setItem('rialto.signed-in', 'yes')
  Element.prototype.scrollIntoView = () => undefined
})
afterEach(() => vi.unstubAllGlobals())

test('a picture is on its way when it is chosen, and is attached with words in the language of the form', async () => {
  const sent = wireWith(uploaded)
  const api = answerTo(there(), done(AddPicture))
  await show(section)
  await choose(file())
  await waitFor(() => expect(document.querySelector('img')?.getAttribute('src')).toBe('/images/image_1/640.jpg?seal=x'))
  expect(sent).toHaveLength(1)
  expect(sent[0]?.url).toMatch(/\/images$/)
  expect(sent[0]?.headers).toMatchObject({ 'content-type': 'image/png', authorization: 'Bearer one' })
  await press('Add the picture')
  expect(screen.getByRole('link', { name: 'What there is to see: Fill this in.' })).toBeTruthy()
  expect(api.of(AddPicture)).toEqual([])
  await userEvent.type(alt(), 'Ženske popravljajo kolo')
  await press('Add the picture')
  expect(await screen.findByText('The picture is on the page.')).toBeTruthy()
  expect(api.of(AddPicture)).toEqual([{ input: { recordId: 'project_1', imageId: 'image_1', language: 'sl', altText: 'Ženske popravljajo kolo', credit: null } }])
  expect(screen.queryByRole('group', { name: 'hall.png' })).toBeNull()
  expect(sent).toHaveLength(1)
})

test('files are dropped as well as chosen; the first field to fill in takes the focus', async () => {
  wireWith(uploaded)
  answerTo(there())
  await show(section)
  const place = await screen.findByText('or drop them here')
  fireEvent.dragOver(place, { dataTransfer: { types: ['Files'] } })
  fireEvent.drop(place, { dataTransfer: { types: ['Files'], files: [file('dropped.jpg', 'image/jpeg')] } })
  expect(await screen.findByRole('group', { name: 'dropped.jpg' })).toBeTruthy()
  expect(document.activeElement).toBe(alt())
})

test('what is no picture, or too large, is said at once: nothing is sent', async () => {
  const sent = wireWith()
  answerTo(there())
  await show(section)
  await choose(file('notes.pdf', 'application/pdf'), file('large.png', 'image/png', 'x'.repeat(10_000_001)), file('empty.gif', 'image/gif', ''))
  const group = (name: string) => within(screen.getByRole('group', { name }))
  expect(await group('notes.pdf').findByText(/^This is no PNG/)).toBeTruthy()
  expect(await group('large.png').findByText(/larger than 10 MB/)).toBeTruthy()
  expect(await group('empty.gif').findByText(/is empty/)).toBeTruthy()
  expect(sent).toEqual([])
  await userEvent.click(group('notes.pdf').getByRole('button', { name: 'Leave this picture out' }))
  expect(screen.queryByRole('group', { name: 'notes.pdf' })).toBeNull()
})

test.each([
  ['IMAGE_KIND_UNKNOWN', 415, /^This is no PNG/],
  ['IMAGE_BROKEN', 422, /damaged/],
  ['IMAGE_TOO_MANY_PIXELS', 413, /too many pixels/],
  ['IMAGE_TOO_TALL', 422, /five times/],
  ['IMAGE_BYTES_OF_DAY', 429, /tomorrow/],
])('what the server says of a file has its sentence: %s', async (reason, status, sentence) => {
  wireWith(refused(status, status === 429 ? 'RATE_LIMITED' : 'BAD_USER_INPUT', reason))
  answerTo(there())
  await show(section)
  await choose(file())
  expect(await screen.findByText(sentence)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Send it again' })).toBeNull()
})

test('a line that breaks loses no word: the file goes again when it is asked for, or when it is added', async () => {
  const sent = wireWith('gone', refused(503, 'UNAVAILABLE'), uploaded)
  const api = answerTo(there(), done(AddPicture))
  await show(section)
  await choose(file())
  await screen.findByRole('button', { name: 'Send it again' })
  await userEvent.type(alt(), 'Kept')
  await press('Send it again')
  await screen.findByRole('button', { name: 'Send it again' })
  expect(alt().value).toBe('Kept')
  await press('Add the picture')
  await waitFor(() => expect(api.of(AddPicture)).toHaveLength(1))
  expect(sent).toHaveLength(3)
})

test('a session that ends on the way is taken up, and the file goes on', async () => {
  wireWith(refused(401, 'UNAUTHENTICATED'), refused(401, 'UNAUTHENTICATED'), uploaded)
  answerTo(there())
  await show(section)
  await choose(file())
  await userEvent.click(await screen.findByRole('button', { name: 'Sign in and go on' }))
  await userEvent.type(alt(), 'Kept')
  await press('I am back')
  await waitFor(() => expect(document.querySelector('img')).toBeTruthy())
  expect(alt().value).toBe('Kept')
})

test('an answer with issues says them at their fields, and that there is no room', async () => {
  wireWith(uploaded)
  const issues = [
    { path: ['input', 'altText'], code: 'TOO_LONG', params: [{ name: 'most', value: '300' }] },
    { path: ['input', 'recordId'], code: 'TOO_MANY_IMAGES', params: [{ name: 'most', value: '12' }] },
  ]
  answerTo(there(), to(AddPicture, { done: { issues, image: null } }))
  await show(section)
  await choose(file())
  await userEvent.type(alt(), 'Words')
  await press('Add the picture')
  const summary = await screen.findByRole('group', { name: 'Please correct this' })
  expect(within(summary).getAllByRole('listitem').map((item) => item.textContent)).toEqual(['What there is to see: Too long. Characters allowed: 300.', 'Too many. Number allowed: 12.'])
})

test('several go one after the other, and no more than there is room for', async () => {
  const sent = wireWith('held', 'held')
  answerTo(there(...Array.from({ length: 10 }, (_, at) => picture(`image_${at}`, `Number ${at}`))))
  await show(section)
  await choose(file('a.png'), file('b.png'), file('c.png'))
  expect(await screen.findByText(/There is room for 2 more pictures/)).toBeTruthy()
  expect(await screen.findByRole('progressbar', { name: 'b.png waits for its turn' })).toBeTruthy()
  expect(screen.getByRole('progressbar', { name: 'a.png is on its way' })).toBeTruthy()
  expect(sent).toHaveLength(1)
  expect(screen.queryByLabelText('Choose pictures')).toBeNull()
  await userEvent.click(screen.getAllByRole('button', { name: 'Leave this picture out' })[0] as HTMLElement)
  await waitFor(() => expect(sent).toHaveLength(2))
})

test('the order is changed by buttons, which keep the focus', async () => {
  let images = [picture('image_1', 'First'), picture('image_2', 'Second')]
  const api = answerTo(
    to(PicturesQuery, () => ({ node: { __typename: 'Project', id: 'project_1', images } })),
    to(EditPicture, () => {
      images = images.toReversed()
      return { done: { issues: [], image: { id: 'image_2' } } }
    }),
  )
  await show(section)
  await screen.findByText('Second')
  await press('Move up')
  expect(api.of(EditPicture), 'the first goes no further').toEqual([])
  await press('Move up', 1)
  expect(await screen.findByText('Now picture 1 of 2.')).toBeTruthy()
  expect(api.of(EditPicture)).toEqual([{ input: { id: 'image_2', position: 0 } }])
  expect(document.activeElement).toBe(screen.getAllByRole('button', { name: 'Move up' })[0])
})

test('a picture is removed when it was asked once', async () => {
  let images = [picture('image_1', 'A hall')]
  const api = answerTo(
    to(PicturesQuery, () => ({ node: { __typename: 'Project', id: 'project_1', images } })),
    to(RemovePicture, () => {
      images = []
      return { done: { issues: [] } }
    }),
  )
  await show(section)
  await screen.findByText('A hall')
  await press('Remove')
  expect(screen.getByText(/cannot be brought back/)).toBeTruthy()
  expect(api.of(RemovePicture)).toEqual([])
  await press('Remove')
  expect(await screen.findByText('The picture is removed.')).toBeTruthy()
  expect(api.of(RemovePicture)).toEqual([{ input: { id: 'image_1' } }])
  expect(screen.getByText('There is no picture yet.')).toBeTruthy()
})

test('the words are changed in their language, or said in another; no words there remove a translation', async () => {
  const english = { text: 'A hall', language: 'en', isTranslation: true }
  const api = answerTo(there(picture('image_1', 'Dvorana', [english])), done(EditPicture))
  await show(section)
  await screen.findByText('Dvorana')
  await press('Change the words')
  expect(alt().value).toBe('Dvorana')
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Language of these words' }), 'en')
  const inEnglish = screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^What there is to see/ })
  expect(inEnglish.value).toBe('A hall')
  await userEvent.clear(inEnglish)
  await press('Save the words')
  expect(await screen.findByText('The words are saved.')).toBeTruthy()
  expect(api.of(EditPicture)).toEqual([{ input: { id: 'image_1', language: 'en', altText: null, credit: null } }])
})
