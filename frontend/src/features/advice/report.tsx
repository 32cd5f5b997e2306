import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { SessionReportQuery as Answer } from '../../graphql/generated/graphql'
import { readFragment } from '../../graphql'
import { hashOf } from '../../graphql/client'
import { documentText } from '../../graphql/manifest'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Prose } from '../../ui/prose'
import { Empty } from '../../ui/states'
import { AdviceFigures } from './figures'
import { FollowUps } from './follow-ups'
import { SessionReportQuery } from './report-query'
import styles from './report.module.css'
import { TurnReported, TurnReportedFragment } from './turn-reported'

type Session = NonNullable<Answer['session']>

/** The turns in their order, each leading to what was said at it. */
function Agenda({ turns }: { turns: NonNullable<Session['report']>['turns'] }) {
  const t = useText()
  return (
    <ol className={styles.agenda}>
      {readFragment(TurnReportedFragment, turns).map(({ turn: { id, minutes, title, project } }) => {
        const name = project?.title ?? title
        return (
          <li key={id}>
            {name &&
              (project ? (
                <a href={`#turn-${id}`} className="row">
                  <Prose text={name} />
                </a>
              ) : (
                <Prose text={name} />
              ))}{' '}
            <span className="small muted">{t('advice.minutes', { count: minutes })}</span>
          </li>
        )
      })}
    </ol>
  )
}

interface ReportProps {
  session: Session
  /** The day it was read, in words. */
  source: string
  /** What was put in and what came, with what those who run the session do about it. */
  money: ReactNode
  renderActs?: (turnId: string) => ReactNode
}

/** What a session left: on the screen, and on paper. */
export function SessionReport({ session, source, money, renderActs }: ReportProps) {
  const t = useText()
  const { day } = useFormats()
  const { slug, startsAt, place, community, report } = session
  const behind = { query: () => documentText(hashOf(SessionReportQuery)), variables: { slug } }
  if (!report) {
    return (
      <Empty title={t('advice.noReport')}>
        <p>
          <Link to="/sessions/$slug" params={{ slug }} className="row">
            {t('advice.toSession')}
          </Link>
        </p>
      </Empty>
    )
  }
  // A pause is a line of the agenda, and nothing was said to it.
  const spoken = report.turns.filter(({ turn }) => turn.project)
  return (
    <>
      <p className={styles.facts}>
        <time dateTime={startsAt}>{day(startsAt)}</time>
        {place && ` · ${place}`}
        {community && ` · ${community}`}
      </p>
      <p className="screen-only">
        <button type="button" className="btn quiet" onClick={() => window.print()}>
          {t('advice.print')}
        </button>{' '}
        <Link to="/sessions/$slug" params={{ slug }} className="row">
          {t('advice.toSession')}
        </Link>
      </p>
      <section className={styles.part}>
        <h2>{t('advice.figures')}</h2>
        <AdviceFigures name={`rialto-session-${slug}`} figures={report.figures} source={source} behind={behind} />
      </section>
      <section className={styles.part}>
        <h2>{t('advice.agenda')}</h2>
        {report.turns.length === 0 ? <p className="muted">{t('advice.noAgenda')}</p> : <Agenda turns={report.turns} />}
      </section>
      {spoken.length > 0 && (
        <section className={`${styles.part} ${styles.turns}`}>
          <h2>{t('advice.said')}</h2>
          {spoken.map((turn) => (
            <TurnReported key={turn.turn.id} report={turn} renderActs={renderActs} />
          ))}
        </section>
      )}
      <section className={styles.part}>
        <h2>{t('advice.money')}</h2>
        {money}
      </section>
      <section className={styles.part}>
        <h2>{t('advice.followUps')}</h2>
        <FollowUps told={report.followUps} />
      </section>
      <p className="print-only">{t('advice.printed', { address: window.location.href })}</p>
    </>
  )
}
