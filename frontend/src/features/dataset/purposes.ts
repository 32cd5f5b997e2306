/** What open data is used for, in the order in which a project goes. */
export const PURPOSES = ['DESIGN', 'IMPLEMENTATION', 'EVALUATION'] as const
type Purpose = (typeof PURPOSES)[number]

/** The uses of each purpose that has some. */
export function shareByPurpose<U extends { purpose: Purpose }>(uses: readonly U[]): { purpose: Purpose; uses: U[] }[] {
  return PURPOSES.map((purpose) => ({ purpose, uses: uses.filter((use) => use.purpose === purpose) })).filter(({ uses: own }) => own.length > 0)
}
