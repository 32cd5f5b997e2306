import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { NotificationsQuery as Answer } from '../../graphql/generated/graphql'
import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import { recordPath } from '../../lib/record-path'
import { Prose } from '../../ui/prose'
import { PLACE_OF } from './kinds'
import styles from './notification.module.css'

type Notification = NonNullable<Answer['viewer']>['notifications']['nodes'][number]

/** The name of the record it leads to, in the reader's language where there is one. */
function NameOf({ record }: { record: NonNullable<Notification['record']> }) {
  if ('title' in record) return <Prose text={record.title} />
  return 'name' in record ? record.name : null
}

interface WayProps {
  notification: Notification
  onGo: () => void
  children: ReactNode
}

/** The link to what it is about; without one the words alone. */
function Way({ notification: { kind, record }, onGo, children }: WayProps) {
  if (kind === 'MESSAGE') {
    return (
      <Link to="/my/conversations" search={{ unread: true }} onClick={onGo} className="row">
        {children}
      </Link>
    )
  }
  const path = record?.__typename === 'Region' ? `/regions/${record.code}` : recordPath(record)
  if (!path) return children
  // The router cannot check a path that is put together.
  return (
    <Link to={path as '/'} {...(PLACE_OF[kind] && { hash: PLACE_OF[kind] })} onClick={onGo} className="row">
      {children}
    </Link>
  )
}

interface RowProps {
  notification: Notification
  isBusy: boolean
  onRead: (id: string) => void
}

/** What happened, where it leads, who did it and when. Going there reads it. */
export function NotificationRow({ notification, isBusy, onRead }: RowProps) {
  const t = useText()
  const { stamp } = useMoment()
  const { id, kind, event, count, at, readAt, by, record } = notification
  const isUnread = readAt === null
  const read = () => {
    if (isUnread) onRead(id)
  }
  return (
    <li className={isUnread ? `${styles.item} ${styles.unread}` : styles.item}>
      <div>
        <p id={`notice-${id}`} className={styles.what}>
          {event ? t(`notice.event.${event}`) : t(`notice.kind.${kind}`)} {count > 1 && t('notice.times', { count })}
          {isUnread && <span className="hidden-visually"> {t('notice.isUnread')}</span>}
        </p>
        <p>
          <Way notification={notification} onGo={read}>
            {record ? <NameOf record={record} /> : kind === 'MESSAGE' ? t('notice.toMessages') : t('notice.gone')}
          </Way>
        </p>
        <p className="small muted">
          {by && (
            <>
              <Link to="/experts/$slug" params={{ slug: by.slug }}>
                {by.name}
              </Link>{' '}
              ·{' '}
            </>
          )}
          <time dateTime={at}>{stamp(at)}</time>
        </p>
      </div>
      {isUnread && (
        <div>
          <button type="button" className="linkish small" aria-describedby={`notice-${id}`} aria-disabled={isBusy || undefined} onClick={() => !isBusy && read()}>
            {t('notice.read')}
          </button>
        </div>
      )}
    </li>
  )
}
