/** A span of time as the clocks of one zone show it. */
export interface ZoneTimes {
  day: string
  /** Hour to hour, with the day of the end where it is another one. */
  hours: string
  /** The zone that was used: the one asked for, or UTC where that is not known. */
  known: string
  /** "Central European Standard Time". */
  zone: string
}

/** True for a name of the IANA data base that this browser knows. */
export function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    // RangeError: no such zone.
    return false
  }
}

export const readerZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** What a clock of the zone shows, down to the minute: the same text means the same clock. */
const clock = (at: Date, zone: string) => new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at)

/** True where the clocks of both zones show the same at that moment, whatever the zones are called. */
export const isSameClock = (at: Date, one: string, other: string) => clock(at, one) === clock(at, other)

/** When it is, by the clocks of a zone. */
export function timesIn(zone: string, locale: string, start: Date, end: Date | undefined): ZoneTimes {
  const known = isTimeZone(zone) ? zone : 'UTC'
  const days = new Intl.DateTimeFormat(locale, { timeZone: known, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const hour = new Intl.DateTimeFormat(locale, { timeZone: known, timeStyle: 'short' })
  const named = new Intl.DateTimeFormat(locale, { timeZone: known, timeZoneName: 'long' }).formatToParts(start)
  const isOneDay = end !== undefined && days.format(start) === days.format(end)
  const last = end === undefined ? undefined : isOneDay ? hour.format(end) : `${days.format(end)}, ${hour.format(end)}`
  return {
    known,
    day: days.format(start),
    hours: last === undefined ? hour.format(start) : `${hour.format(start)} – ${last}`,
    zone: named.find(({ type }) => type === 'timeZoneName')?.value ?? known,
  }
}

/** Where a session stands, in the order it goes through them. */
export const PHASES = ['AHEAD', 'NOW', 'OVER'] as const
export type Phase = (typeof PHASES)[number]

/** A session without an end counts as over two hours after its start, as long as most of them last. */
const USUAL_LENGTH = 2 * 60 * 60 * 1000

/** Where a session stands at a moment. */
export function phaseOf(now: number, start: Date, end: Date | undefined): Phase {
  if (now < start.getTime()) return 'AHEAD'
  return now < (end?.getTime() ?? start.getTime() + USUAL_LENGTH) ? 'NOW' : 'OVER'
}

/** A session of the API is over at a moment; times as the API writes them. */
export function isOver(now: number, startsAt: string, endsAt: string | null | undefined): boolean {
  return phaseOf(now, new Date(startsAt), endsAt ? new Date(endsAt) : undefined) === 'OVER'
}

/** The leaf of a calendar that is torn off on the day of a session, by the clocks of its place. */
export function leafIn(zone: string, locale: string, start: Date): { month: string; day: string; weekday: string } {
  const timeZone = isTimeZone(zone) ? zone : 'UTC'
  const write = (style: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...style, timeZone }).format(start)
  return { month: write({ month: 'short' }), day: write({ day: '2-digit' }), weekday: write({ weekday: 'short' }) }
}

/** Where a call for projects stands, in the order it goes through. */
export type CallState = 'BEFORE' | 'OPEN' | 'CLOSED'

/** The window of a call; instants as the API writes them. */
export interface Window {
  opensAt?: string | null | undefined
  closesAt?: string | null | undefined
}

/** A call is open from its first instant up to its last, which is outside; without one of them that side has no end. */
export function callState(now: number, { opensAt, closesAt }: Window): CallState {
  if (opensAt && now < Date.parse(opensAt)) return 'BEFORE'
  return closesAt && now >= Date.parse(closesAt) ? 'CLOSED' : 'OPEN'
}
