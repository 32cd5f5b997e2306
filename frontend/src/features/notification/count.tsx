import { useWatched } from '../../acting/watched'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { UnreadNotificationsQuery } from './documents'
import styles from './notification.module.css'

/** More than this is told as "99+": the exact number helps nobody. */
const MOST = 99

/** How many notifications wait: a quiet number, nothing where none does. It is not announced as it changes. */
export function NotificationCount() {
  const t = useText()
  const { number } = useFormats()
  const count = useWatched(UnreadNotificationsQuery, {}, '*').data?.viewer?.unreadNotifications ?? 0
  if (count === 0) return null
  return (
    <span className={styles.count}>
      <span aria-hidden="true">{count > MOST ? `${number(MOST)}+` : number(count)}</span>
      <span className="hidden-visually">{t('notice.unread', { count })}</span>
    </span>
  )
}
