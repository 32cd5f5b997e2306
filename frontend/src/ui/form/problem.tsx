import type { RequestError } from '../../graphql/errors'
import { useText } from '../../i18n/text'

interface ProblemProps {
  error: RequestError
  /** Offered where the session has ended: signs in again and goes on with what was typed. */
  onSignIn?: (() => void) | undefined
}

/** Why a form could not be sent, and what to do; what was typed stays. */
export function Problem({ error: { code, cause, requestId, retryAfter }, onSignIn }: ProblemProps) {
  const t = useText()
  if (code === 'UNAUTHENTICATED' && onSignIn) {
    return (
      <>
        <p>{t('form.ended')}</p>
        <button type="button" className="btn" onClick={onSignIn}>
          {t('form.signInAgain')}
        </button>
      </>
    )
  }
  if (cause === 'BANNED') return <p>{t('form.banned')}</p>
  const isTimed = code === 'RATE_LIMITED' && retryAfter !== undefined
  return (
    <>
      <p>{isTimed ? t('form.wait', { seconds: Math.ceil(retryAfter) }) : t(`error.${code}`)}</p>
      {requestId && (
        <p className="small muted">
          {t('error.requestId')} <code>{requestId}</code>
        </p>
      )}
    </>
  )
}
