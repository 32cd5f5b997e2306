import { Offers } from '../features/matching/offers'
import { WithParts } from '../i18n/with-parts'

const piece = { parts: ['rules', 'matching'] } as const

/** On somebody's page, for everybody: what they offer. */
export function ExpertMatching({ slug }: { slug: string }) {
  return (
    <WithParts parts={piece.parts}>
      <Offers slug={slug} />
    </WithParts>
  )
}
