import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ActButton } from '../../acting/act-button'
import { ReportButton } from '../../acting/report-form'
import { Unfold } from '../../acting/unfold'
import { readFragment, type FragmentType } from '../../graphql'
import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import { Paragraphs } from '../../ui/paragraphs'
import { EditCommentForm } from './comment-form'
import styles from './comment.module.css'
import { CommentFragment, ReportComment, WithdrawComment } from './documents'
import { EDITABLE, useCommentSentences } from './sentences'

interface CommentProps {
  comment: FragmentType<typeof CommentFragment>
  /** Somebody is signed in. */
  isMember: boolean
  /** Milliseconds since 1970: when the page was read. */
  now: number
  /** The way to answer it, and its answers. */
  children?: ReactNode
}

const MINUTE = 60_000

/** What a member says, with what its reader can do: its author changes and withdraws it, the others report it. */
export function Comment({ comment, isMember, now, children }: CommentProps) {
  const t = useText()
  const { stamp } = useMoment()
  const sentences = useCommentSentences()
  const { id, author, authorName, writtenAt, editedAt, isHidden, isWithdrawn, isMine, text } = readFragment(CommentFragment, comment)
  const label = `comment-${id}-who`
  const isFresh = now - Date.parse(writtenAt) < EDITABLE * MINUTE
  return (
    <li className={styles.comment} id={`comment-${id}`}>
      <p id={label} className={`small ${styles.who}`}>
        <strong>{author?.slug ? <Link to="/experts/$slug" params={{ slug: author.slug }}>{authorName}</Link> : authorName}</strong>
        <time className="muted" dateTime={writtenAt}>
          {stamp(writtenAt)}
        </time>
        {editedAt && <span className="muted">{t('comment.edited')}</span>}
      </p>
      {isWithdrawn || isHidden || !text ? <p className="muted">{t(isWithdrawn ? 'comment.withdrawn' : 'comment.hidden')}</p> : <Paragraphs text={text} />}
      {isMember && !isHidden && !isWithdrawn && (
        <div className={styles.acts}>
          {isMine && isFresh && text && <Unfold label={t('comment.edit')} describedBy={label}>{(close) => <EditCommentForm id={id} text={text.text} onDone={close} />}</Unfold>}
          {isMine && (
            <ActButton
              label={t('comment.withdraw')}
              describedBy={label}
              question={t('comment.withdrawAsk')}
              act={WithdrawComment}
              variables={{ input: { id } }}
              payload={(data) => data.withdrawComment}
              sentences={sentences}
            />
          )}
          {!isMine && <ReportButton describedBy={label} act={ReportComment} variables={(reason, words) => ({ input: { commentId: id, reason, text: words } })} payload={(data) => data.reportComment} />}
        </div>
      )}
      {children}
    </li>
  )
}
