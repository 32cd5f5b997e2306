import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMemberAct } from '../../acting/use-member-act'
import { useWatched } from '../../acting/watched'
import { asRequestError } from '../../graphql'
import { useLanguage } from '../../i18n/language'
import { useText } from '../../i18n/text'
import { Empty, Failure, Loading, Skeleton } from '../../ui/states'
import { MarkNotificationsRead, NotificationsQuery } from './documents'
import styles from './notification.module.css'
import { NotificationRow } from './row'

/** What somebody is told of: new ones come by themselves while it is seen, the newest first. */
export function Notifications({ isUnread }: { isUnread: boolean }) {
  const t = useText()
  const [after, setAfter] = useState<string>()
  const { data, error, refetch } = useWatched(NotificationsQuery, { unread: isUnread || null, after: after ?? null }, useLanguage())
  const { run, form, aside } = useMemberAct(MarkNotificationsRead, { payload: (answer) => answer.markNotificationsRead })
  if (!data?.viewer) {
    if (error) {
      const { code, requestId } = asRequestError(error)
      return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
    }
    return (
      <Loading label={t('loading')}>
        <Skeleton height="28rem" />
      </Loading>
    )
  }
  const { unreadNotifications, notifications } = data.viewer
  const { nodes, pageInfo } = notifications
  const newest = nodes[0]?.at
  return (
    <>
      <p className={styles.tools}>
        <Link to="/notifications" activeOptions={{ exact: true, includeSearch: true }} className="row">
          {t('notice.filterAll')}
        </Link>
        <Link to="/notifications" search={{ unread: true }} activeOptions={{ includeSearch: true }} className="row">
          {t('notice.filterUnread')}
        </Link>
        {unreadNotifications > 0 && newest && after === undefined && (
          <button type="button" className="btn quiet" aria-disabled={form.isBusy || undefined} onClick={() => !form.isBusy && run({ input: { all: true, until: newest } })}>
            {t('notice.readAll')}
          </button>
        )}
        <Link to="/settings/notifications" className="row">
          {t('notice.settings')}
        </Link>
      </p>
      <div role="alert">
        {form.errors.map(({ text }) => text).join(' ')}
        {form.problem}
      </div>
      {nodes.length === 0 ? (
        <Empty title={t(isUnread ? 'notice.noneUnread' : 'notice.none')}>
          <p>{t('notice.noneText')}</p>
        </Empty>
      ) : (
        <ul role="list">
          {nodes.map((notification) => (
            <NotificationRow key={notification.id} notification={notification} isBusy={form.isBusy} onRead={(id) => run({ input: { ids: [id] } })} />
          ))}
        </ul>
      )}
      <p className={styles.tools}>
        {after !== undefined && (
          <button type="button" className="btn quiet" onClick={() => setAfter(undefined)}>
            {t('notice.newest')}
          </button>
        )}
        {pageInfo.hasNextPage && pageInfo.endCursor && (
          <button type="button" className="btn quiet" onClick={() => setAfter(pageInfo.endCursor ?? undefined)}>
            {t('notice.older')}
          </button>
        )}
      </p>
      {aside}
    </>
  )
}
