import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { DemoMark } from '../../ui/demo-mark'
import { Prose } from '../../ui/prose'
import { HelixMark } from './helix'
import styles from './rows.module.css'

export const OrganisationClustersFragment = graphql(`
  fragment OrganisationClusters on Organisation {
    memberships(first: 50) {
      totalCount
      nodes { id helix joinedOn cluster { slug isDemo name { text language isTranslation } } }
    }
  }
`)

/** Clusters it is a member of, the helix it stands for there, and since when. */
export function OrganisationClusters({ organisation }: { organisation: FragmentType<typeof OrganisationClustersFragment> }) {
  const t = useText()
  const { day, month, number } = useFormats()
  const { nodes, totalCount } = readFragment(OrganisationClustersFragment, organisation).memberships
  if (nodes.length === 0) return <p className="muted small">{t('organisation.noClusters')}</p>
  return (
    <>
      <ul role="list" className={styles.rows}>
        {nodes.map(({ id, helix, joinedOn, cluster: { slug, isDemo, name } }) => (
          <li key={id}>
            <Link to="/clusters/$slug" params={{ slug }}>
              <Prose text={name} />
            </Link>{' '}
            {isDemo && <DemoMark />}
            <p className="small muted">
              <HelixMark helix={helix} />
              {joinedOn && (
                <>
                  {' · '}
                  <time dateTime={joinedOn} title={day(joinedOn)}>
                    {t('organisation.since', { date: month(joinedOn) })}
                  </time>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      {totalCount > nodes.length && <p className="small muted">{t('organisation.firstOf', { shown: number(nodes.length), all: number(totalCount) })}</p>}
    </>
  )
}
