import { getRouteApi, Link } from '@tanstack/react-router'
import { AddToCalendar } from '../features/session/add-to-calendar'
import { SessionFacts } from '../features/session/facts'
import { OtherSessions } from '../features/session/others'
import { SessionPageQuery } from '../features/session/query-one'
import { useSessionData } from '../features/session/use-data'
import { SessionWhen } from '../features/session/when'
import { asRequestError, operation, useOperation, type PrefetchContext } from '../graphql'
import { useFormats } from '../i18n/format'
import { useLanguage } from '../i18n/language'
import { useText } from '../i18n/text'
import { usePageDescription } from '../lib/page'
import { PlaceName } from '../listing/place-name'
import { RowsData } from '../listing/rows-data'
import { DemoMark } from '../ui/demo-mark'
import { PageHeading } from '../ui/page-heading'
import { isForeign, Paragraphs } from '../ui/prose'
import { Failure, Loading, Skeleton } from '../ui/states'
import { NotFoundPage } from './not-found'
import styles from './session-page.module.css'

const route = getRouteApi('/sessions/$slug')

export function prefetchSession({ queryClient, language }: PrefetchContext, slug: string) {
  void queryClient.prefetchQuery(operation(SessionPageQuery, { slug }, language))
}

function Waiting() {
  const t = useText()
  return (
    <div className={`wrap ${styles.page}`}>
      <Loading label={t('loading')}>
        <div className={styles.waiting}>
          <Skeleton height="24px" width="14rem" />
          <Skeleton height="110px" width="34rem" />
          <Skeleton height="96px" width="24rem" />
          <Skeleton height="280px" />
        </div>
      </Loading>
    </div>
  )
}

export function SessionPage() {
  const t = useText()
  const reader = useLanguage()
  const { language } = useFormats()
  const { slug } = route.useParams()
  const { data, error, refetch } = useOperation(SessionPageQuery, { slug })
  const session = data?.session
  const asData = useSessionData()
  usePageDescription(session?.summary?.text ?? session?.title.text)
  const failure = error && asRequestError(error)
  if (failure && failure.code !== 'NOT_FOUND') {
    return (
      <div className={`wrap ${styles.page}`}>
        <PageHeading title={t('session.failed')} />
        <Failure code={failure.code} requestId={failure.requestId} onRetry={() => void refetch()} />
      </div>
    )
  }
  if (!data && !failure) return <Waiting />
  if (!session) return <NotFoundPage />
  const { title, summary, region, isDemo } = session
  const isOther = isForeign(title, reader)
  const others = data?.sessions.nodes.filter((one) => one.slug !== slug).slice(0, 4) ?? []
  return (
    <article className={`wrap ${styles.page}`}>
      <nav className={styles.crumbs} aria-label={t('session.crumbs')}>
        <Link to="/sessions" className="row">
          {t('nav.sessions')}
        </Link>
        {region && (
          <>
            <span aria-hidden="true">·</span>
            <Link to="/regions/$code" params={{ code: region.code }} className="row">
              <PlaceName region={region} />
            </Link>
          </>
        )}
        {isDemo && <DemoMark />}
      </nav>
      <PageHeading key={slug} title={title.text} lang={isOther ? title.language : undefined} className={styles.title} />
      <SessionWhen session={session} />
      <p className={styles.act}>
        <AddToCalendar session={session} />
      </p>
      <div className={styles.two}>
        <div>
          {summary && (
            <section>
              <h2>{t('session.about')}</h2>
              <Paragraphs text={summary} className={styles.summary} />
              {isOther && <p className={styles.note}>{t('session.otherLanguage', { language: language(title.language) })}</p>}
              {title.isTranslation && !isOther && <p className={styles.note}>{t('session.translated')}</p>}
            </section>
          )}
          <section>
            <h2>{t('session.where')}</h2>
            <SessionFacts session={session} />
          </section>
          <RowsData data={asData(slug, session)} />
        </div>
        <aside>
          <section>
            <h2>{t('session.others')}</h2>
            <OtherSessions sessions={others} />
          </section>
          <section>
            <h2>{t('session.what')}</h2>
            <p className="small">{t('session.lead')}</p>
          </section>
        </aside>
      </div>
    </article>
  )
}
