import type { HELICES } from '../../i18n/vocabulary'

export type Helix = (typeof HELICES)[number]
export type Balance = 'NONE' | 'ONE' | 'UNEVEN' | 'FAIRLY' | 'NEARLY' | 'EVEN'

export interface HelixShare {
  helix: Helix
  count: number
  /** Part of all members, 0 to 1; 0 where there is no member at all. */
  share: number
}

/** All four helices in their order, also those that the API leaves out because they have no member. */
export function sharesOf(counts: readonly { helix: Helix; count: number }[]): [HelixShare, HelixShare, HelixShare, HelixShare] {
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  const of = (helix: Helix): HelixShare => {
    const count = counts.find((one) => one.helix === helix)?.count ?? 0
    return { helix, count, share: all > 0 ? count / all : 0 }
  }
  return [of('GOVERNMENT'), of('BUSINESS'), of('ACADEMIA'), of('CIVIL_SOCIETY')]
}

/**
 * An evenness in words. The steps are ours, to give a number a meaning: two helices of the same size have 0.5, three have 0.79,
 * so "fairly even" begins where at least three have a say; "even" is what shows as 1.00.
 */
export function balanceOf(evenness: number | null | undefined): Balance {
  if (typeof evenness !== 'number') return 'NONE'
  if (evenness >= 0.995) return 'EVEN'
  if (evenness >= 0.85) return 'NEARLY'
  if (evenness >= 0.65) return 'FAIRLY'
  return evenness > 0 ? 'UNEVEN' : 'ONE'
}
