// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { UndoBar } from '../../acting/undo'
import { done, memberWith, refused, says } from '../../test/replies'
import { show } from '../../test/render'
import { EditOffer, LessonsNowQuery, LessonsThatApplyQuery, MyOffersQuery, OffersQuery, OpenOffer, SetOfferStatus, SynergiesQuery } from './documents'
import { LessonsThatApply } from './lessons'
import { LessonsNow } from './lessons-now'
import { OffersLife } from './offers-life'
import { Synergies } from './synergies'

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

const text = (said: string) => ({ text: said, plain: said, html: `<p>${said}</p>`, language: 'en', isTranslation: false })
const region = { id: 'G1', code: 'ES61', level: 2, name: 'Andalucía', nameLatin: 'Andalucía' }
const row = async (name: string) => within((await screen.findByRole('heading', { name })).closest('li') as HTMLElement)

const offer = (more: object = {}) => ({ id: 'O1', area: 'FUNDING', kind: 'EXPERTISE', status: 'OPEN', openUntil: null, title: text('Two afternoons'), text: null, region: null, fulfilledByProject: null, ...more })
const offers = (all: object[]) => says({ expert: { id: 'E1', offers: { totalCount: all.length, nodes: all } } })
const mine = (all: object[], slug = 'ana') => says({ viewer: { id: 'V', profile: { id: 'E1', slug, region, regionsServed: { nodes: [] }, offers: { nodes: all } } } })

test('an expert opens an offer where they serve, once, and nothing is lost when it is refused', async () => {
  const { sentTo } = memberWith([
    [OffersQuery, [offers([]), offers([offer()])]],
    [MyOffersQuery, [mine([]), mine([offer()])]],
    [OpenOffer, [says({ openOffer: refused('TOO_LONG', ['input', 'title'], [{ name: 'most', value: '200' }]) }), says({ openOffer: done })]],
  ])
  await show(<OffersLife slug="ana" />)
  await userEvent.click(await screen.findByRole('button', { name: 'Open an offer' }))
  const form = within(screen.getByRole('form', { name: 'Open an offer' }))
  await userEvent.type(form.getByRole('textbox', { name: /^What you offer/ }), 'Two afternoons')
  await userEvent.selectOptions(form.getByRole('combobox', { name: /^Where/ }), 'Andalucía, Spain')
  await userEvent.click(form.getByRole('button', { name: 'Open an offer' }))
  expect((await form.findAllByText(/at most 200 characters/)).length).toBeGreaterThan(0)
  await userEvent.click(form.getByRole('button', { name: 'Open an offer' }))
  expect(await screen.findByRole('heading', { name: 'Two afternoons' })).toBeTruthy()
  const [first, second] = sentTo(OpenOffer) as { input: Record<string, unknown> }[]
  expect(first?.input).toMatchObject({ title: 'Two afternoons', regionId: 'G1', area: 'CREATIVITY', language: 'en' })
  expect(second).toEqual(first)
})

test('an offer is changed, withdrawn and brought back by who made it', async () => {
  const { sentTo } = memberWith([
    [OffersQuery, offers([offer()])],
    [MyOffersQuery, mine([offer()])],
    [EditOffer, says({ editOffer: done })],
    [SetOfferStatus, says({ setOfferStatus: done })],
  ])
  await show(
    <>
      <OffersLife slug="ana" />
      <UndoBar />
    </>,
  )
  await userEvent.click(await screen.findByRole('button', { name: 'Change this offer' }))
  await userEvent.type(screen.getByRole('textbox', { name: /^What you offer/ }), ' a month')
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(sentTo(EditOffer)[0]).toMatchObject({ input: { id: 'O1', title: 'Two afternoons a month', regionId: null } }))
  await userEvent.click(await screen.findByRole('button', { name: 'Withdraw' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(sentTo(SetOfferStatus)).toEqual([{ input: { id: 'O1', status: 'WITHDRAWN' } }, { input: { id: 'O1', status: 'OPEN' } }]))
})

test('others read an expert’s offers and do nothing with them', async () => {
  memberWith([
    [OffersQuery, offers([offer(), offer({ id: 'O2', status: 'FULFILLED', title: text('A room'), fulfilledByProject: { slug: 'choir', title: text('A choir') } })])],
    [MyOffersQuery, mine([], 'bor')],
  ])
  await show(<OffersLife slug="ana" />)
  expect(await screen.findByText('1 earlier offer')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'A choir' }).getAttribute('href')).toBe('/projects/choir')
  expect(screen.queryByRole('button')).toBeNull()
})

const other = { need: null, offer: null, stage: null, tags: [], sdgs: [], region: null, words: [] }

test('synergies say why two projects could help each other', async () => {
  const found = { id: 'P1', slug: 'choir', stage: 'TESTED', title: text('A choir'), region: null, isDemo: false }
  memberWith([
    [
      SynergiesQuery,
      says({
        project: {
          id: 'P0',
          synergies: [
            {
              project: found,
              score: 55,
              reasons: [
                { ...other, kind: 'NEED_MEETS_OFFER', points: 40, need: { title: text('A hall') }, offer: { title: text('Our gym on Fridays') } },
                { ...other, kind: 'SAME_GROUP', points: 15, tags: ['girls in care'] },
              ],
            },
          ],
        },
      }),
    ],
  ])
  await show(<Synergies slug="other" />)
  const choir = await row('A choir')
  expect(choir.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['A need meets an offer: A hall – Our gym on Fridays', 'Same group: girls in care'])
})

const lesson = {
  project: { id: 'L1', slug: 'mail', title: text('Mentoring by e-mail'), outcome: { kind: 'FAILED', causes: ['NO_DEMAND'], wouldDiffer: text('Meet first.') } },
  reasons: [{ kind: 'STAGE_AHEAD', points: 20, needKinds: [], tags: [], areas: [], stage: 'TESTED', region: null }],
}

test('lessons that apply say what failed, why, and why it matters here; a failure can be tried again', async () => {
  memberWith([[LessonsThatApplyQuery, [{ data: null, errors: [{ message: 'no', extensions: { code: 'INTERNAL', requestId: 'r-7' } }] }, says({ project: { id: 'P1', lessonsThatApply: [lesson] } })]]])
  await show(<LessonsThatApply slug="choir" />)
  expect(await screen.findByText('r-7')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: /again/i }))
  expect(await screen.findByText('Meet first.')).toBeTruthy()
  expect(screen.getByText('Ended at the stage:').closest('li')?.textContent).toBe('Ended at the stage: Tested')
})

test('lessons are shown where a project has just come, until they are put away; at the next stage anew', async () => {
  const at = (stage: string, mayI = ['EDIT']) => says({ project: { id: 'P1', stage, mayI, lessonsThatApply: [lesson] } })
  memberWith([[LessonsNowQuery, [at('UNDERSTOOD'), at('UNDERSTOOD'), at('TESTED'), at('TESTED', ['READ'])]]])
  const title = /^Before you go on from/
  const first = await show(<LessonsNow slug="choir" />)
  expect(await screen.findByRole('heading', { name: title })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Put away until the next stage' }))
  expect(screen.queryByRole('heading', { name: title })).toBeNull()
  first.unmount()
  const second = await show(<LessonsNow slug="choir" />)
  await waitFor(() => expect(screen.queryByRole('heading', { name: title })).toBeNull())
  second.unmount()
  const third = await show(<LessonsNow slug="choir" />)
  expect(await screen.findByRole('heading', { name: 'Before you go on from “Tested”: what failed for others' })).toBeTruthy()
  third.unmount()
})
