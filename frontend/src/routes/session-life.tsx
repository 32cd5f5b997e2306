import { SessionLife as Life } from '../features/session/apply/life'
import { WithParts } from '../i18n/with-parts'
import { Acting } from './acting'

const piece = { parts: ['rules', 'form', 'account', 'refusal', 'desk'] } as const

/** On the page of a session, for members: what they bring to it and do for it. */
export function SessionLife({ slug }: { slug: string }) {
  return (
    <WithParts parts={piece.parts}>
      <Acting>
        <Life slug={slug} />
      </Acting>
    </WithParts>
  )
}
