import { ProfilePage } from '../features/record/profile'
import { useText } from '../i18n/text'
import { FormFrame } from './form-frame'
import { MemberFrame } from './member-frame'

/** What somebody says of themselves as an expert. */
export function MyProfilePage() {
  const t = useText()
  return (
    <FormFrame title={t('my.profile')} lead={t('my.profileLead')}>
      <MemberFrame>
        <ProfilePage />
      </MemberFrame>
    </FormFrame>
  )
}
