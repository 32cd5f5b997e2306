import { Link } from '@tanstack/react-router'
import { ReportButton } from '../../acting/report-form'
import type { ConversationQuery as Answer } from '../../graphql/generated/graphql'
import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import { Paragraphs } from '../../ui/paragraphs'
import { ReportMessage } from './documents'
import styles from './talk.module.css'

export type Message = NonNullable<Answer['conversation']>['messages']['nodes'][number]

/** What one side wrote. Messages of the other side can be reported. */
export function MessageItem({ message, isFirstUnread }: { message: Message; isFirstUnread: boolean }) {
  const t = useText()
  const { stamp } = useMoment()
  const { id, side, author, authorName, isMine, text, writtenAt, isHidden } = message
  return (
    <>
      {isFirstUnread && (
        <li className={styles.new}>
          <span>{t('talk.newHere')}</span>
        </li>
      )}
      <li className={isMine ? `${styles.message} ${styles.mine}` : styles.message}>
        <p className={`small ${styles.who}`} id={`message-${id}`}>
          <strong>
            {isMine ? t('talk.you') : author?.slug ? <Link to="/experts/$slug" params={{ slug: author.slug }}>{authorName}</Link> : authorName}
          </strong>
          <span className="muted">{t(`talk.side.${side}`)}</span>
          <time className="muted" dateTime={writtenAt}>
            {stamp(writtenAt)}
          </time>
        </p>
        {isHidden || !text ? <p className="muted">{t('talk.hidden')}</p> : <Paragraphs text={text} />}
        {!isMine && !isHidden && (
          <div className={styles.foot}>
            <ReportButton
              describedBy={`message-${id}`}
              act={ReportMessage}
              variables={(reason, words) => ({ input: { messageId: id, reason, text: words } })}
              payload={(data) => data.reportMessage}
            />
          </div>
        )}
      </li>
    </>
  )
}
