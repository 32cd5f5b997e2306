/** One event as a calendar takes it; times are instants. */
export interface CalendarEvent {
  /** Stays the same whenever the file is made again, so that a calendar replaces the event and does not double it. */
  uid: string
  title: string
  start: Date
  end: Date | undefined
  /** When the event was last changed. */
  stamp: Date
  text?: string | undefined
  place?: string | undefined
  /** Page of the event. */
  address?: string | undefined
}

/** Octets of a content line without its line break, at most (RFC 5545, 3.1). */
const LINE = 75
const encoder = new TextEncoder()
const octets = (text: string) => encoder.encode(text).length

/** "20261201T173000Z": UTC needs no time-zone component (RFC 5545, 3.3.5, form 2). */
const utc = (date: Date) => `${date.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** TEXT values: backslash, semicolon and comma are escaped, line breaks written as \n, other control characters left out (3.3.11). */
export function escapeText(text: string): string {
  return (
    text
      .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
      .replaceAll(/\r\n|\r|\n/g, '\\n')
      // oxlint-disable-next-line no-control-regex -- these are what the format forbids
      .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
  )
}

/** Folds a content line so that no part has more than 75 octets and no character is cut (3.1). */
export function fold(line: string): string {
  const parts: string[] = []
  let part = ''
  let size = 0
  for (const character of line) {
    const more = octets(character)
    if (size + more > LINE) {
      parts.push(part)
      part = ' '
      size = 1
    }
    part += character
    size += more
  }
  return [...parts, part].join('\r\n')
}

/**
 * An iCalendar file (RFC 5545) with one event. Written here, because the libraries looked at fold by characters and not by octets,
 * or do not run where the app is built.
 */
export function calendarFile({ uid, title, start, end, stamp, text, place, address }: CalendarEvent): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Rialto//Sessions//EN',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${utc(stamp)}`,
    `DTSTART:${utc(start)}`,
    // Without an end the event ends when it starts (3.6.1); nothing is made up here.
    ...(end ? [`DTEND:${utc(end)}`] : []),
    `SUMMARY:${escapeText(title)}`,
    ...(text ? [`DESCRIPTION:${escapeText(text)}`] : []),
    ...(place ? [`LOCATION:${escapeText(place)}`] : []),
    // A URI is no TEXT: nothing in it is escaped, and nothing may break the line.
    ...(address ? [`URL:${address.replaceAll(/\s/g, '')}`] : []),
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}
