// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { leave } from '../../graphql/session'
import { answerTo, to } from '../../test/answer-to'
import { show } from '../../test/render'
import { STATE_ACTS } from './acts'
import { CREATE, EDIT, TO_EDIT } from './documents'
import { EditPage } from './edit-page'
import { NewRecord } from './new-record'
import { PicturesQuery } from './pictures/documents'
import { RecordTools } from './record-tools'
import { MemberContext } from './session'
import { DiscardDraft, DraftsQuery, SaveDraft } from './use-drafts'

const SignInAgain = ({ onDone }: { onDone: () => void }) => (
  <button type="button" onClick={onDone}>
    I am back
  </button>
)
const member = (children: ReactNode) => <MemberContext value={{ accountId: 'ana', name: 'Ana', SignInAgain }}>{children}</MemberContext>
const noPictures = to(PicturesQuery, { node: null })
const noDrafts = to(DraftsQuery, { viewer: { id: 'ana', drafts: [] } })
const discarded = to(DiscardDraft, { discardDraft: { issues: [] } })
const saved = to(SaveDraft, { saveDraft: { issues: [] } })
const made = { id: 'p1', slug: 'repair-cafe', version: 1, publication: 'DRAFT' }
const issue = (code: string, path: string[], params: object[] = []) => ({ code, path, params })
const unauthenticated = { data: null, errors: [{ message: 'sign in first', extensions: { code: 'UNAUTHENTICATED' } }] }
const node = (title: string, version = 2) => ({ __typename: 'Project', id: 'p1', slug: 'repair-cafe', version, title: { text: title, language: 'en', isTranslation: false } })
const box = (name: RegExp | string) => screen.getByRole<HTMLInputElement>('textbox', { name })
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

// Forms with every language and region in them are slow to look through in jsdom.
vi.setConfig({ testTimeout: 30_000 })

beforeEach(() => {
  localStorage.clear()
  localStorage.setItem('rialto.signed-in', 'yes')
  HTMLDialogElement.prototype.showModal = function open() {
    this.open = true
  }
})
afterEach(() => {
  document.getElementById('told')?.remove()
  vi.unstubAllGlobals()
})

test('a draft needs a title alone; publishing asks for more, before anything is sent', async () => {
  const api = answerTo(noDrafts, saved, discarded, to(CREATE.projects, { made: { issues: [], duplicates: [], record: made } }))
  await show(member(<NewRecord place="projects" />))
  await userEvent.type(await screen.findByRole('textbox', { name: 'Title' }), 'Repair')
  await press('Publish')
  const summary = screen.getByRole('group', { name: 'Please correct this' })
  expect(document.activeElement).toBe(summary)
  expect(within(summary).getAllByRole('link').map((link) => link.textContent)).toEqual(['In short: This is needed.', 'Region: This is needed.'])
  expect(api.of(CREATE.projects)).toEqual([])
  await press('Save as a draft')
  await waitFor(() => expect(api.of(CREATE.projects)).toHaveLength(1))
  expect(api.of(CREATE.projects)[0]).toMatchObject({ input: { title: 'Repair', language: 'en', despiteDuplicates: false } })
  expect(await screen.findByText('“Repair” is saved as a draft. Only you see it.')).toBeTruthy()
})

test('a first need is whole or not there; its issues stand at its own fields', async () => {
  const api = answerTo(noDrafts, saved, discarded, to(CREATE.projects, { made: { issues: [issue('TEXT_TOO_LONG', ['input', 'needs', '0', 'title'], [{ name: 'most', value: '160' }])], duplicates: [], record: null } }))
  await show(member(<NewRecord place="projects" />))
  await userEvent.type(await screen.findByRole('textbox', { name: 'Title' }), 'Loan')
  await userEvent.type(box(/^What you need/), 'A carpenter')
  await press('Save as a draft')
  expect(screen.getByRole('link', { name: 'In which area: Fill this in.' })).toBeTruthy()
  await userEvent.selectOptions(screen.getByRole('combobox', { name: /In which area/ }), 'CREATIVITY')
  await userEvent.selectOptions(screen.getByRole('combobox', { name: /What kind of help/ }), 'EXPERTISE')
  await press('Save as a draft')
  expect(await screen.findByRole('link', { name: 'What you need: Too long. Characters allowed: 160.' })).toBeTruthy()
  expect(api.of(CREATE.projects)[0]).toMatchObject({ input: { needs: [{ title: 'A carpenter', area: 'CREATIVITY', kind: 'EXPERTISE' }] } })
})

test('what is there already is shown, and made all the same when the writer says so, under the same key', async () => {
  const duplicate = { title: 'Repair café', reasons: ['SAME_TITLE'], record: node('Repair café') }
  const api = answerTo(
    noDrafts,
    saved,
    discarded,
    to(CREATE.projects, ({ input }) => ({ made: (input as { despiteDuplicates: boolean }).despiteDuplicates ? { issues: [], duplicates: [], record: made } : { issues: [issue('DUPLICATE', ['input', 'title'])], duplicates: [duplicate], record: null } })),
  )
  await show(member(<NewRecord place="projects" />))
  await userEvent.type(await screen.findByRole('textbox', { name: 'Title' }), 'Café')
  await press('Save as a draft')
  expect((await screen.findByRole('link', { name: /Repair café/ })).getAttribute('href')).toBe('/projects/repair-cafe')
  await press('It is another one: make it')
  await waitFor(() => expect(api.of(CREATE.projects)).toHaveLength(2))
  const keys = api.of(CREATE.projects).map(({ input }) => (input as { idempotencyKey: string }).idempotencyKey)
  expect(keys[0]).toBe(keys[1])
})

test('a session that ends under a form loses nothing: signing in again sends it', async () => {
  let isBack = false
  const api = answerTo(noDrafts, saved, discarded, to(CREATE.projects, () => (isBack ? { made: { issues: [], duplicates: [], record: made } } : unauthenticated)))
  localStorage.setItem('rialto.signed-in', 'ended')
  await show(member(<NewRecord place="projects" />))
  localStorage.setItem('rialto.signed-in', 'yes')
  window.dispatchEvent(new Event('storage'))
  await userEvent.type(await screen.findByRole('textbox', { name: 'Title' }), 'Kept')
  await press('Save as a draft')
  await press('Sign in and go on')
  isBack = true
  expect(box('Title').value).toBe('Kept')
  await press('I am back')
  expect(await screen.findByText(/“Kept” is saved as a draft/)).toBeTruthy()
  expect(api.of(CREATE.projects).length).toBeGreaterThanOrEqual(2)
})

test('an unfinished form is offered: going on brings every word back, discarding begins anew, signing out forgets', async () => {
  const key = 'rialto.form:ana:projects.new'
  const kept = JSON.stringify({ savedAt: '2026-11-22T10:00:00Z', content: { key: 'k', values: { title: 'Half a thought' } } })
  answerTo(noDrafts, saved, discarded)
  localStorage.setItem(key, kept)
  const first = await show(member(<NewRecord place="projects" />))
  expect(await screen.findByRole('heading', { name: 'You have an unfinished form' })).toBeTruthy()
  await press('Go on')
  expect(box('Title').value).toBe('Half a thought')
  first.unmount()
  const second = await show(member(<NewRecord place="projects" />))
  await press('Discard')
  expect(box('Title').value).toBe('')
  expect(localStorage.getItem(key)).toBeNull()
  await userEvent.type(box('Title'), 'New')
  second.unmount()
  expect(localStorage.getItem(key)).toContain('"title":"New"')
  await leave({ invalidateQueries: async () => undefined, resetQueries: async () => undefined }, async () => undefined)
  expect(localStorage.getItem(key)).toBeNull()
})

const editable = (version: number, form: object) => ({ record: { id: 'p1', slug: 'repair-cafe', version, publication: 'DRAFT', mayI: ['READ', 'EDIT', 'PUBLISH', 'DELETE'], form: { language: 'en', tags: [], sdgs: [], focusAreas: [], ...form }, undoUntil: null } })

test('two who write at once choose field by field; what was not touched here takes what the other wrote', async () => {
  let version = 3
  const api = answerTo(
    noDrafts,
    noPictures,
    saved,
    discarded,
    to(TO_EDIT.projects, () => editable(version, version === 3 ? { title: 'Old', summary: 'Old' } : { title: 'Theirs', summary: 'Their words', website: 'https://example.org' })),
    to(EDIT.projects, ({ input }) => {
      if ((input as { version: number }).version === 4) return { edited: { issues: [], conflict: null, record: { ...made, version: 5 } } }
      version = 4
      const fields = [{ name: 'title', yours: 'Mine', theirs: 'Theirs' }, { name: 'summary', yours: 'My words', theirs: 'Their words' }]
      return { edited: { issues: [issue('CONFLICT', ['input', 'version'])], conflict: { version: 4, changedAt: '2026-11-22T10:00:00Z', changedBy: { name: 'Bo' }, fields }, record: null } }
    }),
  )
  await show(member(<EditPage place="projects" slug="repair-cafe" missing="gone" />))
  await userEvent.clear(await screen.findByRole('textbox', { name: 'Title' }))
  await userEvent.type(box('Title'), 'Mine')
  await userEvent.clear(box(/^In short/))
  await userEvent.type(box(/^In short/), 'My words')
  await press('Save')
  const heading = await screen.findByRole('heading', { name: 'Somebody else wrote at the same time' })
  expect(document.activeElement).toBe(heading)
  await userEvent.click(within(screen.getByRole('group', { name: 'Title' })).getByRole('radio', { name: /Theirs/ }))
  await press('Save what you chose')
  await waitFor(() => expect(api.of(EDIT.projects)).toHaveLength(2))
  // The title takes theirs, and the address they wrote is not taken away again: only the own words are sent.
  expect(api.of(EDIT.projects).map(({ input }) => input)).toEqual([
    { id: 'p1', version: 3, title: 'Mine', summary: 'My words' },
    { id: 'p1', version: 4, summary: 'My words' },
  ])
  expect(await screen.findByText('“Theirs” is saved.')).toBeTruthy()
})

test('those responsible see how a record stands and what they may do; what publishing still needs is said', async () => {
  answerTo(
    to(TO_EDIT.projects, editable(3, { title: 'Old' })),
    to(STATE_ACTS.publish, { done: { issues: [issue('FIELD_NEEDED', ['input', 'summary'])], conflict: null, record: null } }),
  )
  await show(member(<RecordTools place="projects" slug="repair-cafe" />))
  const bar = await screen.findByRole('region', { name: 'For those responsible' })
  expect(within(bar).getAllByRole('button').map((button) => button.textContent)).toEqual(['Publish', 'Delete'])
  await press('Publish')
  expect(await within(bar).findByText('In short: This is needed.')).toBeTruthy()
})

test('what was archived can be undone at once, with the version that archiving made', async () => {
  const published = editable(3, { title: 'Old' })
  const api = answerTo(
    to(TO_EDIT.projects, { record: { ...published.record, publication: 'PUBLISHED', mayI: ['EDIT', 'ARCHIVE'] } }),
    to(STATE_ACTS.archive, { done: { issues: [], conflict: null, record: node('Old', 4) } }),
    to(STATE_ACTS.restore, { done: { issues: [], conflict: null, record: node('Old', 5) } }),
  )
  await show(member(<RecordTools place="projects" slug="repair-cafe" />))
  await userEvent.click(await screen.findByRole('button', { name: 'Archive' }))
  expect(await screen.findByText('“Old” is archived.')).toBeTruthy()
  await press('Undo')
  expect(await screen.findByText('“Old” is back.')).toBeTruthy()
  expect(api.of(STATE_ACTS.restore)).toEqual([{ input: { id: 'p1', version: 4 } }])
})

test('nobody else sees any of it', async () => {
  answerTo(to(TO_EDIT.projects, { record: { ...editable(3, {}).record, form: null, mayI: [] } }))
  const { container } = await show(member(<RecordTools place="projects" slug="repair-cafe" />))
  await waitFor(() => expect(container.querySelector('section')).toBeNull())
})
