import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import styles from './facts.module.css'

const ClusterFactsFragment = graphql(`
  fragment ClusterFacts on Cluster {
    macroScenario
    consolidation
    foundedOn
    website
    focusAreas
    priorities
  }
`)

type Cluster = FragmentType<typeof ClusterFactsFragment>

/** What kind of cluster it is, and since when. */
export function ClusterFacts({ cluster }: { cluster: Cluster }) {
  const t = useText()
  const { day } = useFormats()
  const { macroScenario, consolidation, foundedOn, website } = readFragment(ClusterFactsFragment, cluster)
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('cluster.scenario')}</dt>
        <dd>
          <Link to="/clusters" search={{ scenario: [macroScenario] }} className="row">
            {t(`macro.${macroScenario}`)}
          </Link>
        </dd>
        <dt>{t('cluster.consolidation')}</dt>
        <dd>{t(`consolidation.${consolidation}`)}</dd>
        {foundedOn && (
          <>
            <dt>{t('cluster.founded')}</dt>
            <dd>{day(foundedOn)}</dd>
          </>
        )}
      </dl>
      {website?.startsWith('http') && (
        <p className="small">
          <a href={website} rel="noopener nofollow" className="row">
            {t('cluster.website')}
          </a>
        </p>
      )}
    </>
  )
}

/** What it works on. */
export function ClusterFocus({ cluster }: { cluster: Cluster }) {
  const t = useText()
  const { focusAreas } = readFragment(ClusterFactsFragment, cluster)
  if (focusAreas.length === 0) return <p className="muted small">{t('cluster.noFocus')}</p>
  return (
    <ul role="list" className={styles.rows}>
      {focusAreas.map((focus) => (
        <li key={focus}>
          <Link to="/clusters" search={{ focus: [focus] }} className="row">
            {t(`focus.${focus}`)}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** Which priorities of its region's smart specialisation strategy (S3) it serves. */
export function ClusterPriorities({ cluster }: { cluster: Cluster }) {
  const t = useText()
  const { priorities } = readFragment(ClusterFactsFragment, cluster)
  if (priorities.length === 0) return <p className="muted small">{t('cluster.noPriorities')}</p>
  return (
    <ul role="list" className={styles.rows}>
      {priorities.map((priority) => (
        <li key={priority}>{priority}</li>
      ))}
    </ul>
  )
}
