import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useIntl } from '../../i18n/intl'
import { useText } from '../../i18n/text'
import { isSameClock, phaseOf, readerZone, timesIn } from './times'
import { useNow } from './use-now'
import styles from './when.module.css'

export const SessionWhenFragment = graphql(`
  fragment SessionWhen on Session {
    startsAt
    endsAt
    timeZone
  }
`)

/** When a session is: by the clocks of its place, and by the reader's own where they show something else. */
export function SessionWhen({ session }: { session: FragmentType<typeof SessionWhenFragment> }) {
  const t = useText()
  const { locale } = useIntl()
  const { startsAt, endsAt, timeZone } = readFragment(SessionWhenFragment, session)
  const start = new Date(startsAt)
  const end = typeof endsAt === 'string' ? new Date(endsAt) : undefined
  const there = timesIn(timeZone, locale, start, end)
  const now = useNow()
  const mine = readerZone()
  const here = isSameClock(start, there.known, mine) ? undefined : timesIn(mine, locale, start, end)
  return (
    <div className={styles.when}>
      <p className={styles.phase}>{t(`session.phase.${phaseOf(now, start, end)}`)}</p>
      <p className={styles.day}>
        <time dateTime={startsAt}>{there.day}</time>
      </p>
      <p>
        {there.hours} <span className="muted">{t('session.zone', { zone: there.zone })}</span>
      </p>
      {here && (
        <p className="small">
          {t('session.yours', { day: here.day, hours: here.hours })} <span className="muted">{t('session.zone', { zone: here.zone })}</span>
        </p>
      )}
    </div>
  )
}
