import type { DatasetQualityFragment } from '../../graphql/generated/graphql'
import { RATING_STEPS, RATINGS, type Rating } from './rating'

export type Check = DatasetQualityFragment['checks'][number]

/** The rating that so many points have (Metadata Quality Assessment of data.europa.eu). */
export function ratingOf(points: number): Rating {
  const reached = RATING_STEPS.filter((step) => points >= step).length
  return RATINGS[RATINGS.length - 1 - reached] ?? 'BAD'
}

/** Points that a check could still give. */
export const gainOf = ({ points, most }: Pick<Check, 'points' | 'most'>) => Math.max(0, most - points)

export interface SortedChecks {
  /** What would raise the quality, the most rewarding first. */
  missing: Check[]
  unchecked: Check[]
  met: Check[]
  /** Points if all that is missing were mended. */
  mended: number
}

/** The checks by what was found; within each group in the order of the methodology, save that what is missing begins with the greatest gain. */
export function sortChecks(points: number, checks: readonly Check[]): SortedChecks {
  const inState = (wanted: Check['state']) => checks.filter(({ state }) => state === wanted)
  const missing = inState('MISSING').toSorted((a, b) => gainOf(b) - gainOf(a))
  return { missing, unchecked: inState('UNCHECKED'), met: inState('MET'), mended: missing.reduce((sum, check) => sum + gainOf(check), points) }
}
