import { TeamWay } from '../features/team/way'
import { Words } from '../i18n/words'
import { Acting } from './acting'

/** The way to an organisation's team, or into it. */
export function OrganisationLife({ slug }: { slug: string }) {
  return (
    <Words parts={['rules', 'form', 'account', 'refusal', 'team']}>
      <Acting>
        <TeamWay kind="ORGANISATION" slug={slug} />
      </Acting>
    </Words>
  )
}
