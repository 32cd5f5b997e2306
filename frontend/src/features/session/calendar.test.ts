import { expect, test } from 'vitest'
import { calendarFile, escapeText, fold, type CalendarEvent } from './calendar'

const event: CalendarEvent = {
  uid: 'U2Vzc2lvbg==@rialto.example',
  title: 'Mesa redonda; cinco proyectos, un telecentro',
  start: new Date('2026-12-01T18:30:00+01:00'),
  end: new Date('2026-12-01T21:00:00+01:00'),
  stamp: new Date('2026-11-22T10:00:00.123Z'),
  text: 'Primera línea\nSegunda\r\nTercera',
  place: 'Plaza, Jaén',
  address: 'https://rialto.example/sessions/mesa',
}
const unfolded = (file: string) => file.replaceAll('\r\n ', '').split('\r\n')

test('a session becomes a calendar file: times in UTC, texts escaped, lines ended as the format asks', () => {
  expect(unfolded(calendarFile(event))).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Rialto//Sessions//EN',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    'UID:U2Vzc2lvbg==@rialto.example',
    'DTSTAMP:20261122T100000Z',
    'DTSTART:20261201T173000Z',
    'DTEND:20261201T200000Z',
    'SUMMARY:Mesa redonda\\; cinco proyectos\\, un telecentro',
    'DESCRIPTION:Primera línea\\nSegunda\\nTercera',
    'LOCATION:Plaza\\, Jaén',
    'URL:https://rialto.example/sessions/mesa',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

test('what is not known is left out, not made up', () => {
  const bare = calendarFile({ uid: 'x', title: 'T', start: event.start, end: undefined, stamp: event.stamp })
  expect(bare).not.toMatch(/DTEND|DURATION|DESCRIPTION|LOCATION|URL/)
})

test('nobody can smuggle a line into the file', () => {
  const file = calendarFile({ ...event, title: 'A\r\nATTENDEE:mailto:x@y', address: 'https://x.example/\r\nATTACH:https://evil.example' })
  expect(unfolded(file).filter((line) => /^(ATTENDEE|ATTACH)/.test(line))).toEqual([])
})

test('backslashes come first, so that nothing is escaped twice; control characters are left out', () => {
  expect(escapeText('a\\n;b\u0007,c\td')).toBe('a\\\\n\\;b\\,c\td')
})

test('lines are folded at 75 octets, never within a character', () => {
  for (const line of ['x'.repeat(75), 'x'.repeat(76), 'Ελληνικά κείμενα '.repeat(20), '😀'.repeat(60), '']) {
    const folded = fold(line)
    expect(folded.replaceAll('\r\n ', '')).toBe(line)
    expect(folded).not.toContain('\uFFFD')
    for (const part of folded.split('\r\n')) expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(75)
  }
  expect(fold('x'.repeat(75))).not.toContain('\r\n')
})
