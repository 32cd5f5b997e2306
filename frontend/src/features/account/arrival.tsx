import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { asRequestError } from '../../graphql'
import { arrive } from '../../graphql/session'
import { useText } from '../../i18n/text'
import { Failure, Loading, Skeleton } from '../../ui/states'

interface ArrivalProps {
  onDone: () => unknown
  /** For those whose session is not there after all. */
  otherwise: ReactNode
}

/** Back from a provider: the session is in a cookie, of which this page knows nothing until it asks. */
export function Arrival({ onDone, otherwise }: ArrivalProps) {
  const t = useText()
  const queries = useQueryClient()
  const [outcome, setOutcome] = useState<'none' | { error: unknown }>()
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let isCurrent = true
    arrive(queries).then(
      (isSignedIn) => {
        if (!isCurrent) return
        if (isSignedIn) onDone()
        else setOutcome('none')
      },
      (error: unknown) => isCurrent && setOutcome({ error }),
    )
    return () => {
      isCurrent = false
    }
    // Where to go from here does not change while it is asked.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [queries, attempt])
  if (outcome === 'none') return otherwise
  if (outcome) {
    const { code, requestId } = asRequestError(outcome.error)
    const again = () => {
      setOutcome(undefined)
      setAttempt(attempt + 1)
    }
    return <Failure code={code} requestId={requestId} onRetry={again} />
  }
  return (
    <Loading label={t('loading')}>
      <Skeleton height="9rem" />
    </Loading>
  )
}
