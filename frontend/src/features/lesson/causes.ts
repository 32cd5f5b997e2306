/** Why projects end, in the order of the vocabulary. */
export const CAUSES = [
  'NO_DEMAND',
  'NO_FUNDING',
  'TEAM',
  'PARTNER_WITHDREW',
  'REGULATION',
  'TECHNOLOGY',
  'TIMING',
  'EVIDENCE_NEGATIVE',
  'UNCLEAR_NEED',
  'EXTERNAL_SHOCK',
] as const
type Cause = (typeof CAUSES)[number]

interface Counted {
  value: string
  count: number
}

/** Each cause that was named, most frequent first; equal ones in the order of the vocabulary. */
export function countCauses(facets: readonly { name: string; values: readonly Counted[] }[]): { cause: Cause; count: number }[] {
  const counts = new Map(facets.find(({ name }) => name.toUpperCase() === 'CAUSE')?.values.map(({ value, count }) => [value.toUpperCase(), count]))
  return CAUSES.map((cause) => ({ cause, count: counts.get(cause) ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
}
