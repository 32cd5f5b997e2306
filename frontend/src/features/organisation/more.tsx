import { asRequestError } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Failure, Loading, Skeleton } from '../../ui/states'

/** The most that one question to the API brings. */
const MOST = 100

interface MoreProps {
  shown: number
  all: number
  /** Whether the others were asked for. */
  isAsked: boolean
  error: Error | null
  onAsk: () => void
  onRetry: () => void
}

/** Below the first rows of a list: the way to the others, and how that goes. */
export function More({ shown, all, isAsked, error, onAsk, onRetry }: MoreProps) {
  const t = useText()
  const { number } = useFormats()
  if (all <= shown) return null
  if (!isAsked) {
    return (
      <button type="button" className="linkish" onClick={onAsk}>
        {t('organisation.more', { count: Math.min(all, MOST), shown: number(Math.min(all, MOST)) })}
      </button>
    )
  }
  if (error) {
    const { code, requestId } = asRequestError(error)
    return <Failure code={code} requestId={requestId} onRetry={onRetry} />
  }
  if (shown >= MOST) return <p className="small muted">{t('organisation.firstOf', { shown: number(shown), all: number(all) })}</p>
  return (
    <Loading label={t('loading')}>
      <Skeleton height="56px" />
    </Loading>
  )
}
