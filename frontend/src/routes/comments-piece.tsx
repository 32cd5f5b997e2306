import { Comments, type Commented } from '../features/comment/comments'
import { WithParts } from '../i18n/with-parts'
import { Acting } from './acting'

const piece = { parts: ['rules', 'form', 'account', 'report', 'refusal', 'comment'] } as const

/** At the end of the page of a project or a session: what members say about it. It comes after the page itself. */
export function CommentsPiece(props: { place: Commented; slug: string }) {
  return (
    <WithParts parts={piece.parts}>
      <Acting>
        <Comments {...props} />
      </Acting>
    </WithParts>
  )
}
