import { Following } from '../features/following/following'
import { useText } from '../i18n/text'
import { Acting } from './acting'
import { FormFrame } from './form-frame'
import { MemberGate } from './member-gate'

/** What somebody follows. */
export function FollowingPage() {
  const t = useText()
  return (
    <FormFrame title={t('follow.title')} lead={t('follow.lead')}>
      <MemberGate>
        <Acting>
          <Following />
        </Acting>
      </MemberGate>
    </FormFrame>
  )
}
