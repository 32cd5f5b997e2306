import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { DataFigure } from '../../ui/data-figure'
import { QualityChecks } from './checks'
import { pageData } from './page-data'
import { QualityRing } from './quality-ring'
import styles from './quality.module.css'

const DatasetQualityFragment = graphql(`
  fragment DatasetQuality on Quality {
    points
    most
    dimensions { dimension points most }
    checks { check dimension points most state }
    ...DatasetRing
  }
`)

interface DatasetQualityProps {
  slug: string
  quality: FragmentType<typeof DatasetQualityFragment>
  /** Where the figures come from and when they were read. */
  source: string
}

/** How well a dataset is described: a ring, its five dimensions, and each check with what mending it is worth. */
export function DatasetQuality({ slug, quality, source }: DatasetQualityProps) {
  const t = useText()
  const { number } = useFormats()
  const own = readFragment(DatasetQualityFragment, quality)
  const { points, most, dimensions, checks } = own
  const widest = Math.max(1, ...dimensions.map((dimension) => dimension.most))
  return (
    <>
      <DataFigure
        caption={t('dataset.qualityCaption')}
        source={source}
        data={pageData(slug, {
          name: `rialto-dataset-${slug}-quality`,
          columns: [t('dataset.dimension'), t('dataset.pointsColumn'), t('dataset.mostColumn')],
          rows: [...dimensions.map((one) => [t(`mqaDimension.${one.dimension}`), one.points, one.most]), [t('dataset.total'), points, most]],
        })}
      >
        <div className={styles.figure}>
          <QualityRing quality={own} size="large" />
          <dl className={styles.dimensions}>
            {dimensions.map((one) => (
              <div key={one.dimension}>
                <dt>{t(`mqaDimension.${one.dimension}`)}</dt>
                <dd>
                  <span className={styles.rail} style={{ inlineSize: `${(60 * one.most) / widest}%` }}>
                    <span className={styles.bar} style={{ inlineSize: `${(100 * one.points) / Math.max(1, one.most)}%` }} />
                  </span>
                  <span className="num">{t('dataset.of', { points: number(one.points), most: number(one.most) })}</span>
                </dd>
              </div>
            ))}
          </dl>
        </div>
      </DataFigure>
      <QualityChecks slug={slug} points={points} checks={checks} />
    </>
  )
}
