import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { AddToCalendar } from '../features/session/add-to-calendar'
import { SessionAgenda } from '../features/session/agenda'
import { SessionCall } from '../features/session/call'
import { SessionCancelled } from '../features/session/cancelled'
import { SessionFacts } from '../features/session/facts'
import { OtherSessions } from '../features/session/others'
import { SessionPageQuery } from '../features/session/query-one'
import { SessionSeats } from '../features/session/seats'
import { useSessionData } from '../features/session/use-data'
import { SessionReportLink } from '../features/session/report-link'
import { SessionTableWay } from '../features/session/table-way'
import { SessionWhen } from '../features/session/when'
import { operation, type PrefetchContext } from '../graphql'
import { useText } from '../i18n/text'
import { RowsData } from '../listing/rows-data'
import { Skeleton } from '../ui/states'
import { MemberOnly } from './member-only'
import { RecordPage } from './record-page'
import styles from './record-page.module.css'

export { SessionAgendaPage } from './session-agenda-page'

const CommentsPiece = lazy(async () => ({ default: (await import('./comments-piece')).CommentsPiece }))
const SessionLife = lazy(async () => ({ default: (await import('./session-life')).SessionLife }))
const TeamLife = lazy(async () => ({ default: (await import('./team-life')).TeamLife }))
const route = getRouteApi('/sessions/$slug')

export function prefetchSession({ queryClient, language }: PrefetchContext, slug: string) {
  void queryClient.prefetchQuery(operation(SessionPageQuery, { slug }, language))
}

export function SessionPage() {
  const t = useText()
  const asData = useSessionData()
  const { slug } = route.useParams()
  return (
    <RecordPage
      key={slug}
      query={SessionPageQuery}
      slug={slug}
      found={({ session, sessions }) => session && { ...session, others: sessions.nodes.filter((one) => one.slug !== slug).slice(0, 4) }}
      headOf={(session) => session}
      failed={t('session.failed')}
      list={
        <Link to="/sessions" className="row">
          {t('nav.sessions')}
        </Link>
      }
    >
      {(session) => (
        <>
          <SessionCancelled session={session} />
          <SessionWhen session={session} />
          <SessionTableWay session={session} />
          <AddToCalendar session={session} />
          <p className={styles.standing}>
            <SessionReportLink session={session} slug={slug} />
          </p>
          <div className={styles.two}>
            <div>
              <section>
                <h2>{t('session.agenda')}</h2>
                <SessionAgenda session={session} />
                {session.turns.length > 0 && (
                  <p className="small">
                    <Link to="/sessions/$slug/agenda" params={{ slug }} className="row">
                      {t('session.agendaPrint')}
                    </Link>
                  </p>
                )}
              </section>
              <section>
                <h2>{t('session.callTitle')}</h2>
                <SessionCall session={session} />
                <MemberOnly more={<SessionLife slug={slug} />} />
              </section>
              <section>
                <h2>{t('session.table')}</h2>
                <SessionSeats session={session} />
              </section>
              <section>
                <h2>{t('session.where')}</h2>
                <SessionFacts session={session} />
                <MemberOnly more={<TeamLife kind="SESSION" slug={slug} />} />
              </section>
              <RowsData data={asData(slug, session)} />
              <section id="comments">
                <h2>{t('session.comments')}</h2>
                <Suspense fallback={<Skeleton height="8rem" />}>
                  <CommentsPiece place="sessions" slug={slug} />
                </Suspense>
              </section>
            </div>
            <aside>
              <section>
                <h2>{t('session.others')}</h2>
                <OtherSessions sessions={session.others} />
              </section>
              <section>
                <h2>{t('session.what')}</h2>
                <p className="small">{t('session.lead')}</p>
              </section>
            </aside>
          </div>
        </>
      )}
    </RecordPage>
  )
}
