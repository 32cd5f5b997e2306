import type { ProjectRelativesFragment as Fragment } from '../../graphql/generated/graphql'

type Out = Fragment['links']['nodes'][number]
type In = Fragment['linkedFrom']['nodes'][number]
export type LinkKind = Out['kind']

/** A tie to another project, whichever of the two named it. */
export interface Tie {
  key: string
  kind: LinkKind
  /** Whether the other project says it of this one. */
  isFrom: boolean
  note: Out['note']
  other: Out['target']
}

/** As the reader meets them: what this one learned from first, then what grew from it. */
const KINDS: readonly LinkKind[] = ['BUILDS_ON', 'REPLICATES', 'AVOIDS_MISTAKE_OF', 'ALLY_OF', 'MERGED_INTO']

const isAgreed = ({ status }: Pick<Out, 'status'>) => status === 'CONFIRMED'

/** The ties of both directions that both sides agree to; who works in one of the two gets proposals too. Allies are allies whoever says so, and stand together once. */
export function tiesOf({ links, linkedFrom }: { links: { nodes: readonly Out[] }; linkedFrom: { nodes: readonly In[] } }): Tie[] {
  const out = links.nodes.filter(isAgreed).map(({ id, kind, note, target }): Tie => ({ key: id, kind, isFrom: false, note, other: target }))
  const back = linkedFrom.nodes.filter(isAgreed).map(({ id, kind, note, project }): Tie => ({ key: id, kind, isFrom: kind !== 'ALLY_OF', note, other: project }))
  const isNew = ({ kind, other }: Tie, at: number, all: readonly Tie[]) =>
    kind !== 'ALLY_OF' || all.findIndex((tie) => tie.kind === 'ALLY_OF' && tie.other.slug === other.slug) === at
  const ties = [...out, ...back].filter(isNew)
  return [false, true].flatMap((isFrom) => KINDS.flatMap((kind) => ties.filter((tie) => tie.kind === kind && tie.isFrom === isFrom)))
}

/** A drawing has room for so many groups. */
const MOST_GROUPS = 6

export const groupOf = ({ kind, isFrom }: Pick<Tie, 'kind' | 'isFrom'>) => `${isFrom ? 'from' : 'to'} ${kind}`

/** The groups of a drawing in order; where there are too many kinds, what others say of it is one group. */
export function groupsOf(ties: readonly Tie[]): { of: (tie: Tie) => string; groups: string[] } {
  const each = [...new Set(ties.map(groupOf))]
  if (each.length <= MOST_GROUPS) return { of: groupOf, groups: each }
  const of = (tie: Tie) => (tie.isFrom ? 'from' : groupOf(tie))
  return { of, groups: [...new Set(ties.map(of))] }
}
