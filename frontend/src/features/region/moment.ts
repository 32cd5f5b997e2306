const PARTS: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' }

/** A moment as clocks at its place show it, with the name of their time. */
export function momentAt(at: string, timeZone: string, locale: string): string {
  const date = new Date(at)
  try {
    return new Intl.DateTimeFormat(locale, { ...PARTS, timeZone }).format(date)
  } catch {
    // A time zone that this browser does not know: the time of Greenwich says the same moment.
    return new Intl.DateTimeFormat(locale, { ...PARTS, timeZone: 'UTC' }).format(date)
  }
}
