// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { show } from '../../test/render'
import { AddToCalendar } from './add-to-calendar'
import { SessionFacts } from './facts'
import { readerZone } from './times'
import { SessionWhen } from './when'

afterEach(() => vi.restoreAllMocks())

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

test('the calendar gets one event that it will know again', async () => {
  let saved: Blob | undefined
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: (blob: Blob) => ((saved = blob), 'blob:x'), revokeObjectURL: () => undefined }))
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
  const session = { id: 'SESSION1', slug: 'mesa', startsAt: '2026-12-01T17:30:00Z', endsAt: null, updatedAt: '2026-11-22T10:00:00Z', place: 'Jaén', streamUrl: 'https://video.example/live', title: { text: 'Mesa' }, summary: { text: 'Cinco proyectos' } }
  await show(<AddToCalendar session={session as never} />)
  await userEvent.click(screen.getByRole('button', { name: 'Add to my calendar' }))
  expect(click).toHaveBeenCalledOnce()
  expect((click.mock.contexts[0] as HTMLAnchorElement).download).toBe('mesa.ics')
  expect(saved?.type).toBe('text/calendar;charset=utf-8')
  const file = await new Promise<string>((found) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => found(typeof reader.result === 'string' ? reader.result : ''))
    reader.readAsText(saved as Blob)
  })
  expect(file).toContain(`UID:SESSION1@${window.location.host}\r\n`)
  expect(file).toContain('DESCRIPTION:Cinco proyectos\\n\\nStream: https://video.example/live')
  expect(file).toContain('/sessions/mesa\r\n')
  vi.unstubAllGlobals()
})
