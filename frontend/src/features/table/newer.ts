import type { TableNowFragment } from '../../graphql/generated/graphql'

export type Table = TableNowFragment
export type Turn = Table['turns'][number]
export type Advice = Turn['contributions'][number]
export type Question = Table['questions'][number]

/** Which of two tables is the later one: answers to acts and events may overtake each other. */
export function newer(one: Table, other: Table): Table {
  if (one.seq !== other.seq) return one.seq > other.seq ? one : other
  return Date.parse(one.now) > Date.parse(other.now) ? one : other
}
