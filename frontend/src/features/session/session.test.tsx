// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { show } from '../../test/render'
import { AddToCalendar } from './add-to-calendar'
import { SessionAgenda } from './agenda'
import { SessionCall } from './call'
import { SessionCancelled } from './cancelled'
import { SessionFacts } from './facts'
import { SessionSeats } from './seats'
import { readerZone } from './times'
import { SessionWhen } from './when'

afterEach(() => vi.unstubAllGlobals())

const facts = { place: null, community: 'Telecentros', languages: ['es', 'en'], streamUrl: null, region: { code: 'ES616', level: 3, name: 'Jaén', nameLatin: 'Jaén' } }

test('the reader is told their own time only where their clock shows another', async () => {
  const elsewhere = readerZone() === 'Asia/Tokyo' ? 'Europe/Madrid' : 'Asia/Tokyo'
  const when = (timeZone: string) => ({ startsAt: '2020-12-01T17:30:00Z', endsAt: '2020-12-01T20:00:00Z', timeZone }) as never
  const { unmount } = await show(<SessionWhen session={when(elsewhere)} />)
  expect(screen.getByText(/^Where you are:/)).toBeTruthy()
  expect(screen.getByText('It is over')).toBeTruthy()
  unmount()
  await show(<SessionWhen session={when(readerZone())} />)
  expect(screen.queryByText(/^Where you are:/)).toBeNull()
})

test('a session without place and stream says that they are still to come', async () => {
  await show(<SessionFacts session={facts as never} />)
  expect(screen.getByText('To be announced')).toBeTruthy()
  expect(screen.getByText('Not streamed')).toBeTruthy()
  expect(screen.getByText('Spanish and English')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Jaén, Spain' }).getAttribute('href')).toBe('/regions/ES616')
})

test('a stream on line is a marked way out; one that is no web address is no link', async () => {
  const { unmount } = await show(<SessionFacts session={{ ...facts, streamUrl: 'https://video.example/live' } as never} />)
  expect(screen.getByRole('link', { name: /^Watch on line\s+\(leaves this site\)$/ }).getAttribute('href')).toBe('https://video.example/live')
  expect(screen.getByText('On line')).toBeTruthy()
  unmount()
  await show(<SessionFacts session={{ ...facts, streamUrl: 'javascript:alert(1)' } as never} />)
  expect(screen.queryByRole('link', { name: /Watch/ })).toBeNull()
})

test('a session goes into a calendar once as a file, or as a feed that follows its changes', async () => {
  vi.stubGlobal('fetch', async () => Response.json({ api: '/graphql' }))
  await show(<AddToCalendar session={{ slug: 'mesa', title: { text: 'Mesa' } } as never} />)
  const file = screen.getByRole('link', { name: 'Add to my calendar' })
  expect(file.getAttribute('href')).toBe(`${window.location.origin}/calendar/session/mesa.ics`)
  expect(file.getAttribute('download')).toBe('mesa.ics')
  expect(screen.getByRole('link', { name: 'Subscribe: changes reach your calendar' }).getAttribute('href')).toBe(`webcal://${window.location.host}/calendar/session/mesa.ics`)
})

const turn = (id: string, plannedStartAt: string, more: object) => ({ id, minutes: 20, status: 'PLANNED', plannedStartAt, title: null, project: null, ...more })
const words = (text: string) => ({ text, language: 'en', isTranslation: false })

test('the agenda tells each turn by the clocks of the place, a break beside the projects', async () => {
  const turns = [
    turn('T1', '2026-12-01T17:30:00Z', { minutes: 1, title: words('Welcome') }),
    turn('T2', '2026-12-01T17:31:00Z', { status: 'DONE', project: { slug: 'choir', title: words('A choir') } }),
  ]
  await show(<SessionAgenda session={{ startsAt: '2026-12-01T17:30:00Z', timeZone: 'Europe/Madrid', turns } as never} />)
  const [first, second] = screen.getAllByRole('listitem')
  expect(first?.textContent).toMatch(/(18:30|6:30.PM).*Welcome1 minute$/)
  expect(second?.textContent).toMatch(/(18:31|6:31.PM).*A choir20 minutes · over$/)
  expect(screen.getByRole('link', { name: 'A choir' }).getAttribute('href')).toBe('/projects/choir')
  expect(screen.queryByText(/Central European/), 'the zone is told once, with the day').toBeNull()
})

test('seats stand area by area with those who come; who was only asked is not named', async () => {
  const experts = [
    { id: 'E1', area: 'FUNDING', status: 'ACCEPTED', person: { slug: 'ana', name: 'Ana' } },
    { id: 'E2', area: 'FUNDING', status: 'INVITED', person: { slug: 'bor', name: 'Bor' } },
    { id: 'E3', area: 'TECHNOLOGY', status: 'ACCEPTED', person: null },
  ]
  await show(<SessionSeats session={{ seats: [{ area: 'FUNDING', seats: 2, taken: 1 }], experts } as never} />)
  expect(screen.getByRole('link', { name: 'Ana' })).toBeTruthy()
  expect(screen.getByText('1 of 2 seats taken')).toBeTruthy()
  expect(screen.queryByText('Bor')).toBeNull()
  expect(screen.getByText('An expert who is not named here')).toBeTruthy()
})

test('a call says whether it is open; a session that is cancelled takes nobody any more and says why', async () => {
  const call = { opensAt: '2020-01-01T00:00:00Z', closesAt: '2999-01-01T00:00:00Z', text: null }
  const { unmount } = await show(<SessionCall session={{ timeZone: 'Europe/Madrid', cancelledAt: null, call } as never} />)
  expect(screen.getByText('The call is open')).toBeTruthy()
  unmount()
  const cancelled = { timeZone: 'Europe/Madrid', cancelledAt: '2026-01-01T00:00:00Z', call, cancellationReason: { html: '<p>The hall burnt.</p>', language: 'en' } }
  await show(
    <>
      <SessionCancelled session={cancelled as never} />
      <SessionCall session={cancelled as never} />
    </>,
  )
  expect(screen.getByText('This session is cancelled')).toBeTruthy()
  expect(screen.getByText('The hall burnt.')).toBeTruthy()
  expect(screen.getByText('The call is closed')).toBeTruthy()
})
