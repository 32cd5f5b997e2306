import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { asRequestError, graphql, useOperation } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import { PlaceName } from '../../listing/place-name'
import { DemoMark } from '../../ui/demo-mark'
import { Prose } from '../../ui/prose'
import { Failure, Loading, Skeleton } from '../../ui/states'
import styles from './next-session.module.css'

const NextSessionQuery = graphql(`
  query NextSession($from: DateTime!) {
    sessions(first: 1, filter: { from: $from }, sort: SOONEST) {
      nodes {
        slug
        isDemo
        title { text language isTranslation }
        summary { text: plain language isTranslation }
        startsAt
        timeZone
        place
        languages
        region { ...PlaceName }
      }
    }
  }
`)

/** The beginning of this minute: the same question for a minute has one answer in the cache. */
const thisMinute = () => new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString()

/** The session that comes next anywhere: when and where, in its own time. */
export function NextSession() {
  const t = useText()
  const { language, list } = useFormats()
  const { when } = useMoment()
  const [from] = useState(thisMinute)
  const { data, error, refetch } = useOperation(NextSessionQuery, { from })
  if (error) {
    const { code, requestId } = asRequestError(error)
    return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
  }
  if (!data) {
    return (
      <Loading label={t('loading')}>
        <Skeleton height="260px" />
      </Loading>
    )
  }
  const [session] = data.sessions.nodes
  if (!session) {
    return (
      <div className={styles.session}>
        <p>{t('home.sessionNone')}</p>
        <Link to="/projects" className="row">
          {t('home.sessionInstead')}
        </Link>
      </div>
    )
  }
  const { slug, isDemo, title, summary, startsAt, timeZone, place, languages, region } = session
  return (
    <article className={`sheet ${styles.session}`}>
      <p className={styles.when}>
        <time dateTime={startsAt}>{when(startsAt, timeZone)}</time> {isDemo && <DemoMark />}
      </p>
      <h3 className={styles.title}>
        <Prose text={title} />
      </h3>
      {summary && <Prose as="p" text={summary} className={styles.summary} />}
      <p className={styles.line}>
        {place && <span>{place}</span>}
        {region && <PlaceName region={region} />}
        {languages.length > 0 && <span>{list(languages.map(language))}</span>}
      </p>
      <Link to="/sessions/$slug" params={{ slug }} className="btn">
        {t('home.sessionOpen')}
      </Link>
    </article>
  )
}
