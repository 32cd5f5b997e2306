import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useIntl } from '../../i18n/intl'
import { useText } from '../../i18n/text'
import { feedOf, subscription, useFeed } from '../../lib/feed'
import { ListLink } from '../../listing/link'
import { DemoMark } from '../../ui/demo-mark'
import { Prose } from '../../ui/prose'
import styles from './latest.module.css'
import { momentAt } from './moment'
import { RegionCountsFragment, within } from './tiles'

const RegionLatestFragment = graphql(`
  fragment RegionLatest on Region {
    code
    clusters(first: 3, sort: NEWEST) {
      nodes { id slug isDemo macroScenario name { text language isTranslation } }
    }
    pilots(first: 3, sort: NEWEST) {
      nodes { id slug isDemo status title { text language isTranslation } }
    }
    datasets(first: 3, sort: NEWEST) {
      nodes { id slug isDemo publisher title { text language isTranslation } }
    }
    sessions(first: 3, filter: { from: $from }, sort: SOONEST) {
      totalCount
      nodes { id slug isDemo startsAt timeZone place title { text language isTranslation } }
    }
  }
`)

/** Rows of each group, as the query asks for them. */
const SHOWN = 3

interface Row {
  id: string
  link: ReactNode
  isDemo: boolean
  note: ReactNode
}

interface GroupProps {
  title: string
  rows: readonly Row[]
  /** What to do where there is none. */
  none: ReactNode
  all?: ReactNode
}

function Group({ title, rows, none, all }: GroupProps) {
  return (
    <section>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p className="small muted">{none}</p>
      ) : (
        <ul role="list" className={styles.rows}>
          {rows.map(({ id, link, isDemo, note }) => (
            <li key={id}>
              {link} {isDemo && <DemoMark />}
              {note && <span className="small muted">{note}</span>}
            </li>
          ))}
        </ul>
      )}
      {all}
    </section>
  )
}

interface RegionLatestProps {
  region: FragmentType<typeof RegionLatestFragment>
  /** How many there are of each: counted already for the figures. */
  figures: FragmentType<typeof RegionCountsFragment>
}

/** What came last to a region, and what is coming: each group leads to its whole list. */
export function RegionLatest({ region, figures }: RegionLatestProps) {
  const t = useText()
  const { locale } = useIntl()
  const { code, clusters, pilots, datasets, sessions } = readFragment(RegionLatestFragment, region)
  const counts = readFragment(RegionCountsFragment, figures)
  const feed = useFeed(feedOf.region(code))
  const all = (path: string, count: number) =>
    count > SHOWN && (
      <ListLink path={path} search={within(code)} className="row small">
        {t('region.all', { count })}
      </ListLink>
    )
  return (
    <div className={styles.groups}>
      <Group
        title={t('region.sessions')}
        none={t('region.noSessions')}
        all={
          <>
            {all('/sessions', sessions.totalCount)}
            <a className="row small" href={subscription(feed)}>
              {t('region.calendar')}
            </a>
          </>
        }
        rows={sessions.nodes.map(({ id, slug, isDemo, startsAt, timeZone, place, title }) => ({
          id,
          isDemo,
          link: (
            <Link to="/sessions/$slug" params={{ slug }} className="row">
              <Prose text={title} />
            </Link>
          ),
          note: (
            <>
              <time dateTime={startsAt}>{momentAt(startsAt, timeZone, locale)}</time>
              {place && ` · ${place}`}
            </>
          ),
        }))}
      />
      <Group
        title={t('nav.clusters')}
        none={t('region.noClusters')}
        all={all('/clusters', counts.clusters)}
        rows={clusters.nodes.map(({ id, slug, isDemo, macroScenario, name }) => ({
          id,
          isDemo,
          link: (
            <Link to="/clusters/$slug" params={{ slug }} className="row">
              <Prose text={name} />
            </Link>
          ),
          note: t(`macro.${macroScenario}`),
        }))}
      />
      <Group
        title={t('nav.pilots')}
        none={t('region.noPilots')}
        all={all('/pilots', counts.pilots)}
        rows={pilots.nodes.map(({ id, slug, isDemo, status, title }) => ({
          id,
          isDemo,
          link: (
            <Link to="/pilots/$slug" params={{ slug }} className="row">
              <Prose text={title} />
            </Link>
          ),
          note: t(`pilotStatus.${status}`),
        }))}
      />
      <Group
        title={t('nav.datasets')}
        none={t('region.noDatasets')}
        all={all('/datasets', counts.datasets)}
        rows={datasets.nodes.map(({ id, slug, isDemo, publisher, title }) => ({
          id,
          isDemo,
          link: (
            <Link to="/datasets/$slug" params={{ slug }} className="row">
              <Prose text={title} />
            </Link>
          ),
          note: publisher,
        }))}
      />
    </div>
  )
}
