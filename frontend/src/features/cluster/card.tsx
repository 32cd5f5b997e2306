import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { PlaceName } from '../../listing/place-name'
import { DemoMark } from '../../ui/demo-mark'
import { Prose } from '../../ui/prose'
import styles from './card.module.css'
import { Helices } from './helices'

export const ClusterCardFragment = graphql(`
  fragment ClusterCard on Cluster {
    slug
    isDemo
    name { text language isTranslation }
    summary { text: plain language isTranslation }
    macroScenario
    consolidation
    evenness
    helixCounts { helix count }
    region { ...PlaceName }
  }
`)

interface ClusterCardProps {
  cluster: FragmentType<typeof ClusterCardFragment>
  headingLevel?: 'h2' | 'h3'
}

/** A cluster in a list: what it is, where, what for, and who is in it. */
export function ClusterCard({ cluster, headingLevel: Heading = 'h3' }: ClusterCardProps) {
  const t = useText()
  const { slug, isDemo, name, summary, macroScenario, consolidation, evenness, helixCounts, region } = readFragment(ClusterCardFragment, cluster)
  return (
    <article className={styles.card}>
      <div>
        <p className={styles.line}>
          {region && <PlaceName region={region} />}
          {isDemo && <DemoMark />}
        </p>
        <Heading className={styles.title}>
          <Link to="/clusters/$slug" params={{ slug }} className={styles.link}>
            <Prose text={name} />
          </Link>
        </Heading>
        {summary && <Prose as="p" text={summary} className={styles.summary} />}
        <p className={styles.foot}>
          <span>{t(`macro.${macroScenario}`)}</span>
          <span>{t(`consolidation.${consolidation}`)}</span>
        </p>
      </div>
      <Helices counts={helixCounts} evenness={evenness} />
    </article>
  )
}
