import type { ReactNode } from 'react'
import type { ErrorCode } from '../graphql/errors'
import { useText } from '../i18n/text'
import styles from './states.module.css'

interface SkeletonProps {
  /** Height as CSS, the same as what will stand here. */
  height: string
  width?: string
}

/** A quiet block of the size of what is on its way. */
export function Skeleton({ height, width = '100%' }: SkeletonProps) {
  return <span className={styles.skeleton} style={{ height, width }} />
}

/** Says to a screen reader that its children are placeholders. */
export function Loading({ children, label }: { children: ReactNode; label: string }) {
  return (
    <div aria-busy="true">
      <span className="hidden-visually" role="status">
        {label}
      </span>
      <div aria-hidden="true">{children}</div>
    </div>
  )
}

interface EmptyProps {
  title: string
  /** What the reader can do next. */
  children: ReactNode
}

export function Empty({ title, children }: EmptyProps) {
  return (
    <div className={styles.note}>
      <h2>{title}</h2>
      {children}
    </div>
  )
}

interface FailureProps {
  code: ErrorCode
  requestId?: string | undefined
  onRetry?: (() => void) | undefined
}

/** A plain sentence for what went wrong, the id the operator can look up, and another try. */
export function Failure({ code, requestId, onRetry }: FailureProps) {
  const t = useText()
  return (
    <div className={`${styles.note} ${styles.failure}`} role="alert">
      <p className={styles.sentence}>{t(`error.${code}`)}</p>
      {requestId && (
        <p className="small muted">
          {t('error.requestId')} <code className={styles.id}>{requestId}</code>
        </p>
      )}
      {onRetry && (
        <button type="button" className="btn quiet" onClick={onRetry}>
          {t('error.retry')}
        </button>
      )}
    </div>
  )
}
