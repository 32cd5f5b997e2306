import { Link } from '@tanstack/react-router'
import { ActButton } from '../../acting/act-button'
import { useText } from '../../i18n/text'
import { Compose } from './compose'
import { BlockConversation } from './documents'
import { MessageItem } from './message'
import styles from './talk.module.css'
import type { useThread } from './use-thread'

type Thread = ReturnType<typeof useThread>

/** The two whose conversation it is, with the ways to their pages. */
function Sides({ conversation: { project, person } }: { conversation: NonNullable<Thread['conversation']> }) {
  const t = useText()
  return (
    <p className={styles.tools}>
      <Link to="/my/conversations" className="row">
        {t('talk.title')}
      </Link>
      {project && (
        <Link to="/projects/$slug" params={{ slug: project.slug }} className="row">
          {t('talk.toProject')}
        </Link>
      )}
      {person && (
        <Link to="/experts/$slug" params={{ slug: person.slug }} className="row">
          {t('talk.toPerson', { name: person.name })}
        </Link>
      )}
    </p>
  )
}

/** A conversation: what was written, oldest first, and the field to go on. New messages are said politely as they come. */
export function Conversation({ thread }: { thread: Thread }) {
  const t = useText()
  const { conversation, accountId, messages, newAt, hasEarlier, readEarlier, earlier } = thread
  if (!conversation) return null
  const { id, title, mayWrite, isBlockedByMe, isBlockedByOther } = conversation
  return (
    <div className={styles.thread}>
      <Sides conversation={conversation} />
      {hasEarlier && (
        <p>
          <button type="button" className="btn quiet" aria-disabled={earlier.isBusy || undefined} onClick={() => void readEarlier()}>
            {t(earlier.isBusy ? 'loading' : 'talk.earlier')}
          </button>
        </p>
      )}
      <p role="alert">{earlier.error && t(`error.${earlier.error.code}`)}</p>
      <div role="log" aria-label={t('talk.messages')}>
        <ul role="list" className={styles.messages}>
          {messages.map((message) => (
            <MessageItem key={message.id} message={message} isFirstUnread={message.id === newAt} />
          ))}
        </ul>
      </div>
      {isBlockedByOther && <p role="status">{t('talk.blockedByOther')}</p>}
      {isBlockedByMe && <p role="status">{t('talk.blockedByYou')}</p>}
      {mayWrite && accountId ? (
        <Compose accountId={accountId} to={{ conversationId: id }} label={t('talk.writeTo', { title })} />
      ) : (
        !isBlockedByMe && !isBlockedByOther && <p>{t('talk.closed')}</p>
      )}
      <div className={styles.close}>
        <ActButton
          key={String(isBlockedByMe)}
          label={t(isBlockedByMe ? 'talk.unblock' : 'talk.block')}
          question={isBlockedByMe ? undefined : t('talk.blockAsk')}
          act={BlockConversation}
          variables={{ input: { conversationId: id, block: !isBlockedByMe } }}
          payload={(data) => data.blockConversation}
        />
      </div>
    </div>
  )
}
