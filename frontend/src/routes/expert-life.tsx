import { UndoBar } from '../acting/undo'
import { ProjectsForPerson } from '../features/matching/for-person'
import { OffersLife } from '../features/matching/offers-life'
import { WithParts } from '../i18n/with-parts'
import { Acting } from './acting'

const piece = { parts: ['rules', 'form', 'account', 'search', 'refusal', 'matching', 'suggestion'] } as const

/** On an expert's page, for members: what they do with their own offers, and the projects that ask for them. */
export function ExpertLife({ slug }: { slug: string }) {
  return (
    <WithParts parts={piece.parts}>
      <Acting>
        <OffersLife slug={slug} />
        <ProjectsForPerson slug={slug} />
        <UndoBar />
      </Acting>
    </WithParts>
  )
}
