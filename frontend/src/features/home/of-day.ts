const DAY = 86_400_000

/** One of several, another each day and the same for everybody on that day (UTC): by the number of the day. */
export function ofDay<T>(items: readonly T[], now: number): T | undefined {
  return items[Math.floor(now / DAY) % items.length]
}
