import type { ReactNode } from 'react'
import { asRequestError, useOperation } from '../../graphql'
import type { ReportsQuery } from '../../graphql/generated/graphql'
import { useText } from '../../i18n/text'
import { Empty, Failure, Loading, Skeleton } from '../../ui/states'
import { Reports } from './documents'
import styles from './moderation.module.css'
import { ReportRow } from './report-row'

export type Report = ReportsQuery['reports']['nodes'][number]

interface QueueProps {
  /** The history instead of what waits. */
  isDecided: boolean
  after: string | undefined
  /** Link to the page that begins after a cursor. */
  next: (after: string) => ReactNode
}

/** Reports that wait, oldest first, or those that are decided. */
export function Queue({ isDecided, after, next }: QueueProps) {
  const t = useText()
  const { data, error, refetch } = useOperation(Reports, { isDecided, after: after ?? null })
  if (error) {
    const { code, requestId } = asRequestError(error)
    return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
  }
  if (!data) {
    return (
      <Loading label={t('loading')}>
        <Skeleton height="18rem" />
      </Loading>
    )
  }
  const { nodes, totalCount, pageInfo } = data.reports
  if (nodes.length === 0) {
    return (
      <Empty title={t(isDecided ? 'moderation.noneDecided' : 'moderation.noneWaits')}>
        <p>{t('moderation.emptyText')}</p>
      </Empty>
    )
  }
  return (
    <>
      <p role="status" className="muted">
        {t(isDecided ? 'moderation.decidedCount' : 'moderation.waitingCount', { count: totalCount })}
      </p>
      <ol role="list" className={styles.reports}>
        {nodes.map((report) => (
          <ReportRow key={report.id} report={report} />
        ))}
      </ol>
      {pageInfo.hasNextPage && pageInfo.endCursor && next(pageInfo.endCursor)}
    </>
  )
}
