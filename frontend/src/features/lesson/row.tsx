import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { PlaceName } from '../../listing/place-name'
import { DemoMark } from '../../ui/demo-mark'
import { Paragraphs } from '../../ui/paragraphs'
import { Prose } from '../../ui/prose'
import styles from './row.module.css'

export const LessonRowFragment = graphql(`
  fragment LessonRow on Project {
    slug
    isDemo
    stage
    title { text language isTranslation }
    region { ...PlaceName }
    outcome {
      kind
      causes
      concludedOn
      tried { text: plain language isTranslation }
      wouldDiffer { text: plain html language }
    }
    linkedFrom(first: 20) { nodes { kind } }
  }
`)

/** Good, bad, or neither: what became something else has not failed. The words beside it say it, whatever the colour. */
const TONES = {
  SUCCEEDED: styles.good,
  PARTLY_SUCCEEDED: styles.good,
  FAILED: styles.bad,
  STOPPED_EARLY: styles.bad,
  PIVOTED: styles.turned,
  MERGED: styles.turned,
}

/** One lesson: how it ended, why, what was tried, and in their own words what they would do differently. */
export function LessonRow({ lesson }: { lesson: FragmentType<typeof LessonRowFragment> }) {
  const t = useText()
  const { list, month } = useFormats()
  const { slug, isDemo, title, region, outcome, linkedFrom } = readFragment(LessonRowFragment, lesson)
  // Only the first twenty are looked at: more is hardly ever said, and then the count is still no overstatement.
  const warned = linkedFrom.nodes.filter(({ kind }) => kind === 'AVOIDS_MISTAKE_OF').length
  const built = linkedFrom.nodes.filter(({ kind }) => kind === 'BUILDS_ON' || kind === 'REPLICATES').length
  if (!outcome) return null
  const { kind, causes, concludedOn, tried, wouldDiffer } = outcome
  return (
    <article className={`${styles.lesson} ${TONES[kind]}`}>
      <p className={styles.line}>
        <span className={styles.ended}>{t(`outcome.${kind}`)}</span>
        {concludedOn && <time dateTime={concludedOn}>{month(concludedOn)}</time>}
        {region && <PlaceName region={region} />}
        {isDemo && <DemoMark />}
      </p>
      <h3 className={styles.title}>
        <Link to="/projects/$slug" params={{ slug }} className={styles.link}>
          <Prose text={title} />
        </Link>
      </h3>
      {causes.length > 0 && <p className={styles.causes}>{t('lesson.because', { causes: list(causes.map((cause) => t(`cause.${cause}`))) })}</p>}
      {tried && <Prose as="p" text={tried} className={styles.tried} />}
      {wouldDiffer && (
        <figure className={styles.quote}>
          <figcaption>{t('lesson.wouldDiffer')}</figcaption>
          <blockquote>
            <Paragraphs text={wouldDiffer} className={styles.said} />
          </blockquote>
        </figure>
      )}
      {!tried && !wouldDiffer && <p className="muted">{t('lesson.untold')}</p>}
      {warned + built > 0 && (
        <p className={styles.heirs}>
          {warned > 0 && <span>{t('lesson.avoided', { count: warned })}</span>}
          {built > 0 && <span>{t('lesson.builtOn', { count: built })}</span>}
        </p>
      )}
    </article>
  )
}
