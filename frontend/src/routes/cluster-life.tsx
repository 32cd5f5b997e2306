import { UndoBar } from '../acting/undo'
import { MembersLife } from '../features/cluster/life/members'
import { TeamWay } from '../features/team/way'
import { WithParts } from '../i18n/with-parts'
import { Acting } from './acting'

const piece = { parts: ['rules', 'form', 'account', 'search', 'refusal', 'life', 'team'] } as const

/** The parts of a cluster's page that who coordinates it works with. */
export function ClusterLife({ part, slug }: { part: 'members' | 'team'; slug: string }) {
  return (
    <WithParts parts={piece.parts}>
      <Acting>
        {part === 'team' ? (
          <TeamWay kind="CLUSTER" slug={slug} />
        ) : (
          <>
            <MembersLife slug={slug} />
            <UndoBar />
          </>
        )}
      </Acting>
    </WithParts>
  )
}
