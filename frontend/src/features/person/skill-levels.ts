/** Steps of mastery, from basic to expert. */
export const LEVELS = [1, 2, 3, 4] as const
export type Level = (typeof LEVELS)[number]

/** A level of the API as a step: what lies outside is drawn at the nearest end. */
export const levelOf = (level: number): Level => LEVELS.findLast((step) => step <= level) ?? 1
