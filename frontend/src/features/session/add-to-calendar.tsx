import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import styles from './add-to-calendar.module.css'
import { feedOf, subscription, useFeed } from '../../lib/feed'

export const SessionCalendarFragment = graphql(`
  fragment SessionCalendar on Session {
    slug
    title { text }
  }
`)

/** Hands the session to the reader's calendar: once as a file, or as a feed that follows each change. */
export function AddToCalendar({ session }: { session: FragmentType<typeof SessionCalendarFragment> }) {
  const t = useText()
  const { slug } = readFragment(SessionCalendarFragment, session)
  const address = useFeed(feedOf.session(slug))
  return (
    <p className={styles.ways}>
      <a className="btn" href={address} download={`${slug}.ics`}>
        {t('session.toCalendar')}
      </a>
      <a className="row" href={subscription(address)}>
        {t('session.subscribe')}
      </a>
    </p>
  )
}
