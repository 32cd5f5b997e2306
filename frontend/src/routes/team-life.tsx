import type { TeamKind } from '../features/team/use-team'
import { TeamWay } from '../features/team/way'
import { WithParts } from '../i18n/with-parts'
import { Acting } from './acting'

const piece = { parts: ['rules', 'form', 'account', 'search', 'refusal', 'team'] } as const

/** On the page of a record that one is invited to: the way to its team's page for those in it. */
export function TeamLife({ kind, slug }: { kind: TeamKind; slug: string }) {
  return (
    <WithParts parts={piece.parts}>
      <Acting>
        <TeamWay kind={kind} slug={slug} />
      </Acting>
    </WithParts>
  )
}
