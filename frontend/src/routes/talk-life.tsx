import { WriteToExpert, WriteToProject } from '../features/talk/write-to'
import { WithParts } from '../i18n/with-parts'
import { Acting } from './acting'

const piece = { parts: ['rules', 'form', 'account', 'refusal', 'talk'] } as const

interface TalkLifeProps {
  /** Whom one writes to: an expert by id, a project by its slug. */
  to: { personId: string } | { slug: string }
}

/** On the page of an expert or a project, for members: writes to them. */
export function TalkLife({ to }: TalkLifeProps) {
  return (
    <WithParts parts={piece.parts}>
      <Acting>{'personId' in to ? <WriteToExpert personId={to.personId} /> : <WriteToProject slug={to.slug} />}</Acting>
    </WithParts>
  )
}
