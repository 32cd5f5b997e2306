import { TeamWay } from '../features/team/way'
import { WithParts } from '../i18n/with-parts'
import { Acting } from './acting'

const piece = { parts: ['rules', 'form', 'account', 'refusal', 'team'] } as const

/** The way to an organisation's team, or into it. */
export function OrganisationLife({ slug }: { slug: string }) {
  return (
    <WithParts parts={piece.parts}>
      <Acting>
        <TeamWay kind="ORGANISATION" slug={slug} />
      </Acting>
    </WithParts>
  )
}
