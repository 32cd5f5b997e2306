import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useIntl } from '../../i18n/intl'
import { useText } from '../../i18n/text'
import { PlaceName } from '../../listing/place-name'
import { DemoMark } from '../../ui/demo-mark'
import { Prose } from '../../ui/prose'
import styles from './card.module.css'
import { leafIn, phaseOf, timesIn } from './times'

export const SessionCardFragment = graphql(`
  fragment SessionCard on Session {
    slug
    isDemo
    title { text language isTranslation }
    summary { text: plain language isTranslation }
    startsAt
    endsAt
    timeZone
    place
    languages
    streamUrl
    region { ...PlaceName }
  }
`)

interface SessionCardProps {
  session: FragmentType<typeof SessionCardFragment>
  /** Milliseconds since 1970: what has begun by then, and what is over. */
  now: number
  headingLevel: 'h3' | 'h4'
}

/** A session in a list: whether it is still to come, when by the clocks of its place, where, and in which languages. */
export function SessionCard({ session, now, headingLevel: Heading }: SessionCardProps) {
  const t = useText()
  const { locale } = useIntl()
  const { language, list } = useFormats()
  const { slug, isDemo, title, summary, startsAt, endsAt, timeZone, place, languages, streamUrl, region } = readFragment(SessionCardFragment, session)
  const start = new Date(startsAt)
  const end = typeof endsAt === 'string' ? new Date(endsAt) : undefined
  const phase = phaseOf(now, start, end)
  const { day, hours, zone } = timesIn(timeZone, locale, start, end)
  const leaf = leafIn(timeZone, locale, start)
  return (
    <article className={`${styles.card} ${styles[phase.toLowerCase()] ?? ''}`}>
      {/* The same day stands in words beside it. */}
      <p className={styles.leaf} aria-hidden="true">
        <span>{leaf.month}</span>
        <b>{leaf.day}</b>
        <span>{leaf.weekday}</span>
      </p>
      <div>
        <p className={styles.line}>
          <span className={styles.phase}>{t(`session.phase.${phase}`)}</span>
          {region && <PlaceName region={region} />}
          {isDemo && <DemoMark />}
        </p>
        <Heading className={styles.title}>
          <Link to="/sessions/$slug" params={{ slug }} className={styles.link}>
            <Prose text={title} />
          </Link>
        </Heading>
        <p className={styles.when}>
          <time dateTime={startsAt}>
            {day}, {hours}
          </time>{' '}
          <span className="muted">{t('session.zone', { zone })}</span>
        </p>
        {summary && <Prose as="p" text={summary} className={styles.summary} />}
        <p className={styles.foot}>
          <span>{place ?? (streamUrl ? t('session.online') : t('session.noPlace'))}</span>
          {languages.length > 0 && <span>{list(languages.map(language))}</span>}
        </p>
      </div>
    </article>
  )
}
