import type { RingLevel } from '../../ui/ring/ring'

/** Ratings of the Metadata Quality Assessment of data.europa.eu, best first. */
export const RATINGS = ['EXCELLENT', 'GOOD', 'SUFFICIENT', 'BAD'] as const
export type Rating = (typeof RATINGS)[number]

/** Points from which each better rating begins, of 405 (the same methodology). */
export const RATING_STEPS = [121, 221, 351] as const

const LEVELS: Record<Rating, RingLevel> = { EXCELLENT: 4, GOOD: 3, SUFFICIENT: 2, BAD: 1 }

export const levelOf = (rating: Rating): RingLevel => LEVELS[rating]
