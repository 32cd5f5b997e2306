import { getRouteApi } from '@tanstack/react-router'
import { Notifications } from '../features/notification/notifications'
import { useText } from '../i18n/text'
import { Acting } from './acting'
import { FormFrame } from './form-frame'
import { MemberGate } from './member-gate'

const route = getRouteApi('/notifications')

/** What somebody is told of. */
export function NotificationsPage() {
  const t = useText()
  const { unread = false } = route.useSearch()
  return (
    <FormFrame title={t('notice.title')} lead={t('notice.lead')}>
      <MemberGate>
        <Acting>
          <Notifications key={String(unread)} isUnread={unread} />
        </Acting>
      </MemberGate>
    </FormFrame>
  )
}
