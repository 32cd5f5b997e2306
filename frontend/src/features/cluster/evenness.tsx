import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { DataFigure } from '../../ui/data-figure'
import { Evenness, type EvennessPart } from '../../ui/evenness/evenness'
import { sharesOf, type HelixShare } from './balance'
import styles from './evenness.module.css'
import { pageData } from './page-data'
import { useBalance } from './use-balance'

const ClusterBalanceFragment = graphql(`
  fragment ClusterBalance on Cluster {
    slug
    evenness
    helixCounts { helix count }
  }
`)

interface ClusterBalanceProps {
  cluster: FragmentType<typeof ClusterBalanceFragment>
  source: string
}

/** How even the four helices are, in a drawing, a figure and words, and how that figure comes about. */
export function ClusterBalance({ cluster, source }: ClusterBalanceProps) {
  const t = useText()
  const { list, number } = useFormats()
  const { figure, words, percent } = useBalance()
  const { slug, evenness, helixCounts } = readFragment(ClusterBalanceFragment, cluster)
  const shares = sharesOf(helixCounts)
  const part = ({ helix, count }: HelixShare): EvennessPart => ({ key: helix, label: t(`helix.${helix}`), count, shown: number(count) })
  const shown = figure(evenness)
  const missing = shown === undefined ? [] : shares.filter(({ count }) => count === 0)
  return (
    <>
      <DataFigure
        caption={t('cluster.balanceCaption')}
        source={source}
        data={pageData(slug, {
          name: `rialto-cluster-${slug}-helices`,
          columns: [t('cluster.helix'), t('cluster.membersColumn'), t('cluster.share')],
          rows: shares.map(({ helix, count, share }) => [t(`helix.${helix}`), count, percent(share)]),
        })}
      >
        <Evenness
          parts={[part(shares[0]), part(shares[1]), part(shares[2]), part(shares[3])]}
          shown={shown}
          name={t('cluster.evenness')}
          words={words(evenness)}
          evenWords={t('cluster.evenWords')}
        />
      </DataFigure>
      {missing.length > 0 && <p className="small">{t('cluster.missing', { helices: list(missing.map(({ helix }) => t(`helix.${helix}`))) })}</p>}
      <details className={styles.formula}>
        <summary>{t('cluster.formula')}</summary>
        <p>{t('cluster.formulaText')}</p>
        <p className={styles.sum}>
          −(p₁·ln p₁ + p₂·ln p₂ + p₃·ln p₃ + p₄·ln p₄) ÷ ln 4
        </p>
        <p>{t('cluster.formulaEdges')}</p>
        {shown !== undefined && (
          <p>{t('cluster.formulaHere', { shares: list(shares.map(({ helix, share }) => `${t(`helix.${helix}`)} ${percent(share)}`)), shown })}</p>
        )}
      </details>
    </>
  )
}
