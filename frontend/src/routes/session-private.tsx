import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { asRequestError } from '../graphql'
import { useMark } from '../graphql/signed-in'
import { useText } from '../i18n/text'
import { Failure, Loading, Skeleton } from '../ui/states'
import { Acting } from './acting'
import { FormFrame } from './form-frame'
import { MemberGate } from './member-gate'
import { NotFoundPage } from './not-found'

interface SessionPrivateProps {
  slug: string
  title: string
  lead: string
  isRead: boolean
  /** The reader does this for the session; others find no page here. */
  isMine: boolean
  error: unknown
  onRetry: () => void
  children: ReactNode
}

/** A page beside that of a session, for those who do something for it. */
export function SessionPrivate({ slug, title, lead, isRead, isMine, error, onRetry, children }: SessionPrivateProps) {
  const t = useText()
  const isVisitor = useMark() === null
  const failure = error ? asRequestError(error) : undefined
  if (!isVisitor && ((isRead && !isMine) || failure?.code === 'NOT_FOUND')) return <NotFoundPage />
  return (
    <FormFrame title={title} lead={lead}>
      <p>
        <Link to="/sessions/$slug" params={{ slug }} className="row">
          {t('desk.back')}
        </Link>
      </p>
      <MemberGate>
        {isRead ? (
          <Acting>{children}</Acting>
        ) : failure ? (
          <Failure code={failure.code} requestId={failure.requestId} onRetry={onRetry} />
        ) : (
          <Loading label={t('loading')}>
            <Skeleton height="28rem" />
          </Loading>
        )}
      </MemberGate>
    </FormFrame>
  )
}
