/** Which way a figure improves. */
export type Better = 'HIGHER' | 'LOWER'

export interface Figures {
  baseline?: number | null | undefined
  target?: number | null | undefined
  measured?: number | null | undefined
  better: Better
}

/** Where the measured value stands: reached, under way, no further than the baseline, worse than it, or not to be told. */
export type ProgressState = 'REACHED' | 'UNDER_WAY' | 'UNMOVED' | 'WORSE' | 'UNKNOWN'

const given = (value: number | null | undefined): value is number => typeof value === 'number' && Number.isFinite(value)

/** How far a figure has come; `share` is the part of the way from baseline to target (1 = all of it), where both are known and differ. */
export function progressOf({ baseline, target, measured, better }: Figures): { state: ProgressState; share: number | undefined } {
  if (!given(measured)) return { state: 'UNKNOWN', share: undefined }
  const sign = better === 'LOWER' ? -1 : 1
  const way = given(baseline) && given(target) && baseline !== target ? (measured - baseline) / (target - baseline) : undefined
  if (given(target) && sign * (measured - target) >= 0) return { state: 'REACHED', share: way }
  if (!given(baseline)) return { state: given(target) ? 'UNDER_WAY' : 'UNKNOWN', share: undefined }
  if (measured === baseline) return { state: 'UNMOVED', share: way }
  return { state: sign * (measured - baseline) > 0 ? 'UNDER_WAY' : 'WORSE', share: way }
}

/** Where each value stands on the line, in percent from its start; a line of one value has it in the middle. */
export function placesOf({ baseline, target, measured }: Omit<Figures, 'better'>) {
  const known = [baseline, target, measured].filter(given)
  const low = Math.min(...known)
  const high = Math.max(...known)
  const at = (value: number | null | undefined) => (given(value) ? (high === low ? 50 : (100 * (value - low)) / (high - low)) : undefined)
  return { baseline: at(baseline), target: at(target), measured: at(measured) }
}
