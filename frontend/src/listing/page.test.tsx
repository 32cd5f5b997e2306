// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { AREAS } from '../i18n/vocabulary'
import { answerWith } from '../test/answers'
import { show } from '../test/render'
import { Chips } from './chips'
import { Filters } from './filters'
import { codes, flag, languages, places, words } from './keys'
import { facetsAsked, forgetGroups } from './open-groups'
import { SortSelect } from './sort-select'
import { ListTable } from './table'

afterEach(() => {
  vi.unstubAllGlobals()
  forgetGroups()
})

const list = {
  path: '/projects',
  keys: {
    area: words('areas', AREAS, { title: 'filter.area', facet: 'AREA', label: 'area', isOpen: true }),
    where: places('regions', { title: 'filter.country', facet: 'COUNTRY', isOpen: true }),
    tongue: languages('languages', { title: 'filter.language', facet: 'LANGUAGE', isOpen: true }),
    free: flag('isFree', { title: 'filter.need', label: 'filter.title', isOpen: true }),
    tag: codes('tags'),
  },
  sorts: ['RELEVANCE', 'NEWEST', 'TITLE'],
  usual: 'NEWEST',
}
const facets = [
  { name: 'AREA', values: [{ value: 'FUNDING', count: 1200 }] },
  { name: 'COUNTRY', values: [{ value: 'EL', count: 3 }] },
  { name: 'LANGUAGE', values: [] },
]

test('filters have their counts, hide what would find nothing, and say so when nothing is left', async () => {
  await show(<Filters list={list} search={{}} facets={facets} onChange={() => undefined} />)
  const area = within(await screen.findByRole('group', { name: 'Area of need' }))
  expect(area.getAllByRole('checkbox')).toHaveLength(1)
  expect(area.getByText('1,200')).toBeTruthy()
  expect(within(screen.getByRole('group', { name: 'Place' })).getByRole('checkbox', { name: /Greece/ })).toBeTruthy()
  expect(within(screen.getByRole('group', { name: 'Language of the text' })).getByText('Nothing to choose under the other filters.')).toBeTruthy()
})

test('without counts what needs none can still be chosen, and the failure is told instead of waiting for ever', async () => {
  await show(<Filters list={list} search={{}} facets={undefined} onChange={() => undefined} failure={<p>No counts</p>} />)
  expect(await screen.findByText('No counts')).toBeTruthy()
  expect(within(screen.getByRole('group', { name: 'Area of need' })).getAllByRole('checkbox')).toHaveLength(4)
  expect(within(screen.getByRole('group', { name: 'Language of the text' })).queryByRole('checkbox')).toBeNull()
})

test('ticking begins again at the first page and keeps the other filters', async () => {
  const heard = vi.fn<(next: object) => void>()
  await show(<Filters list={list} search={{ after: 'x', tag: ['a'] } as object} facets={facets} onChange={heard} />)
  await userEvent.click(await screen.findByRole('checkbox', { name: /Funding/ }))
  expect(heard).toHaveBeenLastCalledWith({ tag: ['a'], area: ['FUNDING'] })
  await userEvent.click(within(screen.getByRole('group', { name: 'Kind of need' })).getByRole('checkbox'))
  expect(heard).toHaveBeenLastCalledWith({ tag: ['a'], free: true })
})

test('a filter whose counts were not asked for waits for them when it is opened, and is shown with them afterwards', async () => {
  const closed = { path: '/closed', keys: { tongue: languages('languages', { title: 'filter.language', facet: 'LANGUAGE' }) } }
  const shown = (known: typeof facets) => <Filters list={closed} search={{}} facets={known} onChange={() => undefined} />
  await show(shown([]))
  const title = await screen.findByText('Language of the text', { selector: 'summary' })
  const group = title.closest('details')
  expect(group?.open).toBe(false)
  await userEvent.click(title)
  await waitFor(() => expect(facetsAsked(closed, {})).toEqual(['LANGUAGE']))
  expect(group?.open).toBe(true)
  expect(screen.queryByText('Nothing to choose under the other filters.')).toBeNull()
})

test('each filter in force is a chip that takes it away; a region has its name', async () => {
  const heard = vi.fn<(next: object) => void>()
  answerWith({ body: { data: { region: { id: 'R', name: 'Andalucía' } } } })
  const search = { text: 'care', area: ['FUNDING'], where: ['ES61'], free: true, tag: ['a,b'] } as object
  await show(<Chips list={list} search={search} facets={facets} onChange={heard} />)
  expect(await screen.findByRole('button', { name: 'Remove filter: Andalucía' })).toBeTruthy()
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['“care”', 'Funding', 'Andalucía', 'Filters', 'a,b'])
  await userEvent.click(screen.getByRole('button', { name: 'Remove filter: Filters' }))
  expect(heard).toHaveBeenLastCalledWith({ text: 'care', area: ['FUNDING'], where: ['ES61'], tag: ['a,b'] })
  expect(screen.getByRole('link', { name: 'Clear all filters' }).getAttribute('href')).toBe('/projects')
})

test('no filter, no chips', async () => {
  await show(<Chips list={list} search={{ sort: 'TITLE' }} facets={facets} onChange={() => undefined} />)
  expect(screen.queryByRole('group', { name: 'Filters in force' })).toBeNull()
})

test('the best match can be asked for only where there are words', async () => {
  await show(<SortSelect list={list} search={{}} onChange={() => undefined} />)
  const names = (await screen.findAllByRole('option')).map(({ textContent }) => textContent)
  expect(names).toEqual(['Newest first', 'Title'])
})

test('headings of a table are links to its orders and say which one is in force', async () => {
  const columns = [
    { title: 'column.title' as const, sort: 'TITLE', isAscending: true, cell: (row: string) => row },
    { title: 'column.started' as const, sort: 'STARTED', isNumber: true, cell: () => 7 },
    { title: 'column.place' as const, cell: () => 'Split' },
  ]
  await show(<ListTable list={list} search={{ sort: 'TITLE', after: 'x' }} label="Kites" rows={['one']} keyOf={(row) => row} columns={columns} />)
  const headings = await screen.findAllByRole('columnheader')
  expect(headings.map((heading) => heading.getAttribute('aria-sort'))).toEqual(['ascending', null, null])
  expect(screen.getByRole('link', { name: 'Started' }).getAttribute('href')).toBe('/projects?sort=STARTED')
  expect(screen.getByRole('rowheader', { name: 'one' })).toBeTruthy()
})
