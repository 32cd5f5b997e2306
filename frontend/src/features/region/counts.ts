/** One value of a figure and how often it is there. */
export interface Counted {
  value: string
  count: number
}

/** Counts in the order of a vocabulary; what nobody counted is nothing. */
export function inOrder<V extends string | number>(counts: readonly Counted[], vocabulary: readonly V[]): { value: V; count: number }[] {
  const found = new Map(counts.map(({ value, count }) => [value.toUpperCase(), count]))
  return vocabulary.map((value) => ({ value, count: found.get(String(value)) ?? 0 }))
}

export const sumOf = (counts: readonly { count: number }[]) => counts.reduce((sum, { count }) => sum + count, 0)

/** What a rate is taken of. */
const PEOPLE = 100_000

/** Two digits that count, where the whole number does not say enough: rates of large countries are small. */
const rounded = (value: number) => (value >= 100 ? Math.round(value) : Number(value.toPrecision(value >= 10 ? 3 : 2)))

/** A count for every 100,000 inhabitants; nothing where nobody knows how many live there. */
export function perPeople(count: number, population: number | null | undefined): number | null {
  return population ? rounded((count * PEOPLE) / population) : null
}

/** A place with counts by key of category. */
export interface Place {
  population?: number | null | undefined
  counts: Readonly<Record<string, number>>
}

/** The mean count of several places. */
export function meanOf(places: readonly Place[], category: string): number | null {
  return places.length === 0 ? null : rounded(places.reduce((sum, { counts }) => sum + (counts[category] ?? 0), 0) / places.length)
}

/** The rate of several places taken together: a large one weighs more than a small one. Places with an unknown number of inhabitants are left out of both sums. */
export function jointRate(places: readonly Place[], category: string): number | null {
  const known = places.filter(({ population }) => population)
  const people = known.reduce((sum, { population }) => sum + (population ?? 0), 0)
  return perPeople(
    known.reduce((sum, { counts }) => sum + (counts[category] ?? 0), 0),
    people,
  )
}

/** Regions of the version of NUTS in force; those of the last one where the region above is itself of the past. */
export function ofSameNuts<R extends { inNuts2024: boolean }>(regions: readonly R[], isInForce: boolean): R[] {
  return isInForce ? regions.filter(({ inNuts2024 }) => inNuts2024) : [...regions]
}
