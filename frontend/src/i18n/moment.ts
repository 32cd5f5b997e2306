import { useMemo } from 'react'
import { useIntl } from './intl'

/** Days and times as a language writes them, in the time zone of the place where something happens. */
export function moments(locale: string) {
  const write = (instant: string, timeZone: string, style: Intl.DateTimeFormatOptions) => {
    const date = new Date(instant)
    try {
      return new Intl.DateTimeFormat(locale, { ...style, timeZone }).format(date)
    } catch {
      // A zone this browser has no rules for: the time everywhere else is reckoned from.
      return new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).format(date)
    }
  }
  const time = { hour: '2-digit', minute: '2-digit' } as const
  return {
    /** "Thursday, 3 December 2026 at 17:00 CET" */
    when: (instant: string, timeZone: string) =>
      write(instant, timeZone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', ...time, timeZoneName: 'short' }),
    /** "18:30" */
    time: (instant: string, timeZone: string) => write(instant, timeZone, time),
    /** "3 Dec 2026, 17:00", by the reader's own clock. */
    stamp: (instant: string) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', ...time }).format(new Date(instant)),
  }
}

export function useMoment(): ReturnType<typeof moments> {
  const { locale } = useIntl()
  return useMemo(() => moments(locale), [locale])
}
