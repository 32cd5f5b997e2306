import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { PlaceName } from '../../listing/place-name'
import { DemoMark } from '../../ui/demo-mark'
import { Prose } from '../../ui/prose'
import styles from './card.module.css'
import { formatNames } from './format-name'
import { QualityRing } from './quality-ring'

export const DatasetCardFragment = graphql(`
  fragment DatasetCard on Dataset {
    slug
    isDemo
    publisher
    themes
    modifiedOn
    title { text language isTranslation }
    description { text: plain language isTranslation }
    region { ...PlaceName }
    distributions { format }
    quality { points rating ...DatasetRing }
  }
`)

interface DatasetCardProps {
  dataset: FragmentType<typeof DatasetCardFragment>
}

/** A dataset in a list: what it holds, who publishes it, in which formats, how well it is described. */
export function DatasetCard({ dataset }: DatasetCardProps) {
  const t = useText()
  const { day } = useFormats()
  const { slug, isDemo, publisher, themes, modifiedOn, title, description, region, distributions, quality } = readFragment(DatasetCardFragment, dataset)
  const formats = formatNames(distributions.map(({ format }) => format))
  return (
    <article className={styles.card}>
      <div>
        <p className={styles.line}>
          {region && <PlaceName region={region} />}
          {themes.length > 0 && <span>{themes.map((theme) => t(`theme.${theme}`)).join(' · ')}</span>}
          {isDemo && <DemoMark />}
        </p>
        <h3 className={styles.title}>
          <Link to="/datasets/$slug" params={{ slug }} className={styles.link}>
            <Prose text={title} />
          </Link>
        </h3>
        {publisher && <p className={styles.publisher}>{publisher}</p>}
        {description && description.text !== title.text && <Prose as="p" text={description} className={styles.description} />}
        <p className={styles.foot}>
          {formats.length > 0 && (
            <span className={styles.formats}>
              <span className="hidden-visually">{t('dataset.format')}: </span>
              {formats.map((format) => (
                <span key={format} className={styles.format}>
                  {format}
                </span>
              ))}
            </span>
          )}
          {modifiedOn && <span>{t('dataset.changed', { date: day(modifiedOn) })}</span>}
        </p>
      </div>
      <p className={styles.quality}>
        <span className="hidden-visually">{t('dataset.rating')}: </span>
        <QualityRing quality={quality} />
      </p>
    </article>
  )
}
