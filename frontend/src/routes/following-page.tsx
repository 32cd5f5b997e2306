import { Following } from '../features/following/following'
import { Searches } from '../features/following/searches'
import { useText } from '../i18n/text'
import { Acting } from './acting'
import { FormFrame } from './form-frame'
import { MemberGate } from './member-gate'

/** What somebody follows, and the searches they keep. */
export function FollowingPage() {
  const t = useText()
  return (
    <FormFrame title={t('follow.title')} lead={t('follow.lead')}>
      <MemberGate>
        <Acting>
          <section>
            <h2>{t('follow.records')}</h2>
            <Following />
          </section>
          <section id="searches">
            <h2>{t('follow.searches')}</h2>
            <Searches />
          </section>
        </Acting>
      </MemberGate>
    </FormFrame>
  )
}
