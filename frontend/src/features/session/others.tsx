import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useIntl } from '../../i18n/intl'
import { useText } from '../../i18n/text'
import { Prose } from '../../ui/prose'
import styles from './others.module.css'
import { timesIn } from './times'

export const SessionLineFragment = graphql(`
  fragment SessionLine on Session {
    slug
    startsAt
    timeZone
    place
    title { text language isTranslation }
  }
`)

/** Other sessions, the latest first. */
export function OtherSessions({ sessions }: { sessions: readonly FragmentType<typeof SessionLineFragment>[] }) {
  const t = useText()
  const { locale } = useIntl()
  if (sessions.length === 0) return <p className="muted">{t('session.noOthers')}</p>
  return (
    <ul role="list" className={styles.others}>
      {sessions.map((one) => {
        const { slug, startsAt, timeZone, place, title } = readFragment(SessionLineFragment, one)
        return (
          <li key={slug}>
            <Link to="/sessions/$slug" params={{ slug }} className="row">
              <Prose text={title} />
            </Link>
            <p className="small muted">
              <time dateTime={startsAt}>{timesIn(timeZone, locale, new Date(startsAt), undefined).day}</time>
              {place && <> · {place}</>}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
