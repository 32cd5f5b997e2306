import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { asRequestError } from '../../graphql'
import { useText } from '../../i18n/text'
import { Empty, Failure, Loading, Skeleton } from '../../ui/states'
import { ConversationRows, useConversations } from './list'
import styles from './talk.module.css'

const SHOWN = 20

/** All conversations, or those with something unread. */
export function Conversations({ isUnread }: { isUnread: boolean }) {
  const t = useText()
  const [after, setAfter] = useState<string>()
  const { data, error, refetch } = useConversations(isUnread, SHOWN, after)
  const filter = (
    <p className={styles.tools}>
      <Link to="/my/conversations" activeOptions={{ exact: true, includeSearch: true }} className="row">
        {t('talk.filterAll')}
      </Link>
      <Link to="/my/conversations" search={{ unread: true }} activeOptions={{ includeSearch: true }} className="row">
        {t('talk.filterUnread')}
      </Link>
    </p>
  )
  if (!data?.viewer) {
    if (error) {
      const { code, requestId } = asRequestError(error)
      return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
    }
    return (
      <Loading label={t('loading')}>
        <Skeleton height="24rem" />
      </Loading>
    )
  }
  const { nodes, pageInfo } = data.viewer.conversations
  return (
    <>
      {filter}
      {nodes.length === 0 ? (
        <Empty title={t(isUnread ? 'talk.noneUnread' : 'talk.none')}>
          <p>{t('talk.noneText')}</p>
          <p>
            <Link to="/experts" className="row">
              {t('nav.experts')}
            </Link>
          </p>
        </Empty>
      ) : (
        <ConversationRows conversations={nodes} />
      )}
      <p className={styles.tools}>
        {after !== undefined && (
          <button type="button" className="btn quiet" onClick={() => setAfter(undefined)}>
            {t('talk.newest')}
          </button>
        )}
        {pageInfo.hasNextPage && pageInfo.endCursor && (
          <button type="button" className="btn quiet" onClick={() => setAfter(pageInfo.endCursor ?? undefined)}>
            {t('talk.more')}
          </button>
        )}
      </p>
    </>
  )
}
