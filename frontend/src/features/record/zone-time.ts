/** Milliseconds by which the clocks of a zone are ahead of UTC at an instant. */
function ahead(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }).formatToParts(instant)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return wall - Math.floor(instant / 1000) * 1000
}

function isZone(zone: string): boolean {
  try {
    return zone !== '' && new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    // Not the name of a zone: the field says so.
    return false
  }
}

/** What the clock on the wall shows in a zone, as a field for date and time takes it: "2026-11-22T18:00". */
export function toWall(iso: string, zone: string): string {
  const instant = Date.parse(iso)
  if (Number.isNaN(instant) || !isZone(zone)) return ''
  return new Date(instant + ahead(instant, zone)).toISOString().slice(0, 16)
}

/** The instant at which the clock on the wall shows this. Where the clocks are put back, the first of both. */
export function fromWall(wall: string, zone: string): string {
  const asUtc = Date.parse(`${wall}Z`)
  if (Number.isNaN(asUtc) || !isZone(zone)) return wall
  const guess = asUtc - ahead(asUtc, zone)
  const before = asUtc - ahead(guess - 3_600_000, zone)
  const instant = before + ahead(before, zone) === asUtc ? before : asUtc - ahead(guess, zone)
  return new Date(instant).toISOString().replace('.000', '')
}

/** The zone of this browser. */
export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
