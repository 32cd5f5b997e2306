/** How a Gini coefficient is put into words; the bounds are those between which most readers would use them. */
export function howEven(gini: number): 'even' | 'uneven' | 'few' {
  if (gini < 0.35) return 'even'
  return gini < 0.6 ? 'uneven' : 'few'
}

const DAY = 24

/** A time as people say it: hours up to two days, then days. */
export function spanOf(hours: number): { unit: 'hours' | 'days'; count: number } {
  return hours < 2 * DAY ? { unit: 'hours', count: Math.max(1, Math.round(hours)) } : { unit: 'days', count: Math.round(hours / DAY) }
}
