import { Link } from '@tanstack/react-router'
import { useWatched } from '../../acting/watched'
import type { ConversationsQuery as Answer } from '../../graphql/generated/graphql'
import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import { ConversationsQuery } from './documents'
import styles from './talk.module.css'
import { UnreadMark } from './unread-mark'

type Row = NonNullable<Answer['viewer']>['conversations']['nodes'][number]

/** Texts are shown as they were written: a conversation is not translated. */
export const AS_WRITTEN = '*'

/** The conversations of whoever is signed in, kept fresh while they are seen. */
export const useConversations = (unread: boolean, first: number, after?: string) => useWatched(ConversationsQuery, { unread: unread || null, first, after: after ?? null }, AS_WRITTEN)

/** With whom, what was said last, and how much of it is unread. */
export function ConversationRows({ conversations }: { conversations: readonly Row[] }) {
  const t = useText()
  const { stamp } = useMoment()
  return (
    <ul role="list">
      {conversations.map(({ id, title, unread, lastMessage, isBlockedByMe }) => (
        <li key={id} className={unread > 0 ? `${styles.item} ${styles.unread}` : styles.item}>
          <p className={styles.title}>
            <Link to="/my/conversations/$id" params={{ id }} className="row">
              {title}
            </Link>{' '}
            <UnreadMark count={unread} />
          </p>
          <p className="small muted">{lastMessage && stamp(lastMessage.writtenAt)}</p>
          {lastMessage && (
            <p className={`small ${styles.excerpt}`} lang={lastMessage.text?.language}>
              {lastMessage.isMine ? t('talk.you') : lastMessage.authorName}: {lastMessage.text && !lastMessage.isHidden ? lastMessage.text.plain : t('talk.hidden')}
            </p>
          )}
          {isBlockedByMe && <p className="small muted">{t('talk.blockedByYou')}</p>}
        </li>
      ))}
    </ul>
  )
}
