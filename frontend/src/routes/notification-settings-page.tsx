import { Link } from '@tanstack/react-router'
import { NotificationSettings } from '../features/notification/settings'
import { useText } from '../i18n/text'
import { Acting } from './acting'
import { FormFrame } from './form-frame'
import { MemberGate } from './member-gate'

/** How somebody is told of what concerns them. */
export function NotificationSettingsPage() {
  const t = useText()
  return (
    <FormFrame title={t('notice.settings')} lead={t('notice.settingsLead')}>
      <p>
        <Link to="/notifications" className="row">
          {t('notice.title')}
        </Link>
      </p>
      <MemberGate>
        <Acting>
          <NotificationSettings />
        </Acting>
      </MemberGate>
    </FormFrame>
  )
}
