import { MyPlace } from '../features/record/my-place'
import { useText } from '../i18n/text'
import { FormFrame } from './form-frame'
import { MemberFrame } from './member-frame'

/** What belongs to whoever is signed in. */
export function MyPage() {
  const t = useText()
  return (
    <FormFrame title={t('nav.my')} lead={t('my.lead')}>
      <MemberFrame>
        <MyPlace />
      </MemberFrame>
    </FormFrame>
  )
}
