import { UndoBar } from '../acting/undo'
import { MembersLife } from '../features/cluster/life/members'
import { TeamWay } from '../features/team/way'
import { Words } from '../i18n/words'
import { Acting } from './acting'

/** The parts of a cluster's page that who coordinates it works with. */
export function ClusterLife({ part, slug }: { part: 'members' | 'team'; slug: string }) {
  return (
    <Words parts={['rules', 'form', 'account', 'search', 'refusal', 'life', 'team']}>
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
    </Words>
  )
}
