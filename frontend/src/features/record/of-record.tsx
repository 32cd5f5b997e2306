import type { ReactNode } from 'react'
import { asRequestError } from '../../graphql'
import { useText } from '../../i18n/text'
import { Failure, Loading, Skeleton } from '../../ui/states'
import type { Editable } from './documents'
import type { Place } from './fields'
import { useEditable } from './stand-by-slug'

export interface OfRecordProps {
  place: Place
  slug: string
  /** The page of what is not there. */
  missing: ReactNode
  children: (record: Editable) => ReactNode
}

/** Reads a record for its form: waiting, not there, not one's own, failed, or the record. */
export function OfRecord({ place, slug, missing, children }: OfRecordProps) {
  const t = useText()
  const { data, error, isFetching, refetch } = useEditable(place, slug, true)
  if (error) {
    const { code, requestId } = asRequestError(error)
    return code === 'NOT_FOUND' ? missing : <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
  }
  if (!data || (isFetching && !data.record)) {
    return (
      <Loading label={t('loading')}>
        <Skeleton height="40rem" width="44rem" />
      </Loading>
    )
  }
  if (!data.record) return missing
  return data.record.form === null ? <Failure code="FORBIDDEN" /> : children(data.record)
}
