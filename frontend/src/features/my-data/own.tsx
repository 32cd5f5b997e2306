import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useOwn } from '../../graphql/own'
import { asRequestError } from '../../graphql'
import { hashOf } from '../../graphql/client'
import type { MyDataQuery } from '../../graphql/generated/graphql'
import { useText } from '../../i18n/text'
import { Failure, Loading, Skeleton } from '../../ui/states'
import { MyData } from './documents'

export type Own = NonNullable<MyDataQuery['viewer']>
export type ErasureRules = readonly MyDataQuery['erasureRules'][number][]

/** Reads what is kept of whoever is signed in. */
export function OwnData({ children }: { children: (own: Own, rules: ErasureRules) => ReactNode }) {
  const t = useText()
  const { data, error, refetch } = useOwn(MyData)
  if (data?.viewer) return children(data.viewer, data.erasureRules)
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

/** Reads it once more after a change. */
export function useOwnAgain(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: [hashOf(MyData)] })
}
