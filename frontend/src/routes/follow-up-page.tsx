import { getRouteApi } from '@tanstack/react-router'
import { UndoBar } from '../acting/undo'
import { FollowUp } from '../features/advice/life/follow-up'
import { useText } from '../i18n/text'
import { Acting } from './acting'
import { FormFrame } from './form-frame'
import { MemberGate } from './member-gate'
import { NotFoundPage } from './not-found'

const route = getRouteApi('/$place/$slug/follow-up')

/** What became of it since the session: for the leaders of a project, and for who has an open action of it. */
export function FollowUpPage() {
  const t = useText()
  const { place, slug } = route.useParams()
  const { session, day } = route.useSearch()
  if (place !== 'projects' || !session) return <NotFoundPage />
  return (
    <FormFrame title={t('adviceAct.followUp')} lead={t('adviceAct.followUpLead')}>
      <MemberGate>
        <Acting>
          <FollowUp slug={slug} session={session} day={day === 90 ? 90 : 30} />
          <UndoBar />
        </Acting>
      </MemberGate>
    </FormFrame>
  )
}
