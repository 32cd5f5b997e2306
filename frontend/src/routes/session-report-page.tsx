import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { SessionReport } from '../features/advice/report'
import { SessionReportQuery } from '../features/advice/report-query'
import { asRequestError, operation, useOperation, type PrefetchContext } from '../graphql'
import { useFormats } from '../i18n/format'
import { useText } from '../i18n/text'
import { PageHeading } from '../ui/page-heading'
import { Failure, Loading, Skeleton } from '../ui/states'
import { MemberOnly } from './member-only'
import { NotFoundPage } from './not-found'
import styles from './record-page.module.css'

const TurnRecording = lazy(async () => ({ default: (await import('./session-report-life')).TurnRecordingLife }))
const Money = lazy(async () => ({ default: (await import('./money')).Money }))
const MoneyLife = lazy(async () => ({ default: (await import('./money-life')).MoneyLife }))
const route = getRouteApi('/sessions/$slug/report')

export function prefetchReport({ queryClient, language }: PrefetchContext, slug: string) {
  void queryClient.prefetchQuery(operation(SessionReportQuery, { slug }, language))
}

/** `/sessions/…/report`: what a session left. */
export function SessionReportPage() {
  const t = useText()
  const { day } = useFormats()
  const { slug } = route.useParams()
  const { data, error, refetch, dataUpdatedAt } = useOperation(SessionReportQuery, { slug })
  const failure = error && asRequestError(error)
  if (failure && failure.code !== 'NOT_FOUND') {
    return (
      <div className={`wrap ${styles.page}`}>
        <PageHeading title={t('advice.reportFailed')} />
        <Failure code={failure.code} requestId={failure.requestId} onRetry={() => void refetch()} />
      </div>
    )
  }
  if (!data && !failure) {
    return (
      <div className={`wrap ${styles.page}`}>
        <Loading label={t('loading')}>
          <div className={styles.waiting}>
            <Skeleton height="24px" width="12rem" />
            <Skeleton height="60px" width="30rem" />
            <Skeleton height="260px" />
            <Skeleton height="420px" />
          </div>
        </Loading>
      </div>
    )
  }
  if (!data?.session) return <NotFoundPage />
  const { session } = data
  return (
    <article className={`wrap ${styles.page}`}>
      <nav className={styles.crumbs} aria-label={t('advice.crumbs')}>
        <Link to="/sessions" className="row">
          {t('nav.sessions')}
        </Link>
      </nav>
      <PageHeading title={t('advice.reportOf', { title: session.title.text })} className={styles.title} />
      <SessionReport
        session={session}
        source={t('figure.source', { date: day(new Date(dataUpdatedAt).toISOString()) })}
        money={
          <MemberOnly more={<MoneyLife of="session" slug={slug} money={session.money} />}>
            {session.money.totalCount > 0 ? (
              <Suspense>
                <Money of="session" money={session.money} />
              </Suspense>
            ) : (
              <p className="muted screen-only">{t('advice.noMoney')}</p>
            )}
          </MemberOnly>
        }
        renderActs={(turnId) => <MemberOnly more={<TurnRecording slug={slug} turnId={turnId} />} />}
      />
    </article>
  )
}
