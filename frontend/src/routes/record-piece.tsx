import { SignInAgain } from '../features/account/sign-in-again'
import { useViewer } from '../features/account/viewer'
import { isPlace } from '../features/record/fields'
import { RecordTools } from '../features/record/record-tools'
import { MemberContext } from '../features/record/session'
import { WithParts } from '../i18n/with-parts'

const piece = { parts: ['rules', 'form', 'account', 'record', 'image'] } as const

/** On the page of a record, for members: what they may do with it. Visitors load nothing of it. */
export default function RecordPiece({ place, slug }: { place: string; slug: string }) {
  const viewer = useViewer().data?.viewer
  if (!viewer || !isPlace(place)) return null
  return (
    <WithParts parts={piece.parts}>
      <MemberContext value={{ accountId: viewer.id, name: viewer.name, SignInAgain }}>
        <RecordTools place={place} slug={slug} />
      </MemberContext>
    </WithParts>
  )
}
