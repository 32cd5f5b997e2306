import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { PlaceName } from '../../listing/place-name'
import { DemoMark } from '../../ui/demo-mark'
import { Paragraphs } from '../../ui/paragraphs'
import { Prose } from '../../ui/prose'
import styles from './row.module.css'
import { TONES } from './tones'

export const LessonRowFragment = graphql(`
  fragment LessonRow on Lesson {
    id
    isAnonymous
    kind
    causes
    year
    stage
    region { ...PlaceName }
    tried { text: plain language isTranslation }
    wouldDiffer { text: plain html language }
    project {
      slug
      isDemo
      title { text language isTranslation }
      linkedFrom(first: 20) { nodes { kind } }
    }
  }
`)

/** One lesson: how it ended, why, what was tried, and in their own words what they would do differently. Without a name, it is its own page that it leads to. */
export function LessonRow({ lesson }: { lesson: FragmentType<typeof LessonRowFragment> }) {
  const t = useText()
  const { list } = useFormats()
  const { id, kind, causes, year, region, tried, wouldDiffer, project } = readFragment(LessonRowFragment, lesson)
  // Only the first twenty are looked at: more is hardly ever said, and then the count is still no overstatement.
  const ties = project?.linkedFrom.nodes ?? []
  const warned = ties.filter((tie) => tie.kind === 'AVOIDS_MISTAKE_OF').length
  const built = ties.filter((tie) => tie.kind === 'BUILDS_ON' || tie.kind === 'REPLICATES').length
  return (
    <article className={`${styles.lesson} ${TONES[kind]}`}>
      <p className={styles.line}>
        <span className={styles.ended}>{t(`outcome.${kind}`)}</span>
        {typeof year === 'number' && <time dateTime={String(year)}>{String(year)}</time>}
        {region && <PlaceName region={region} />}
        {project?.isDemo && <DemoMark />}
      </p>
      <h3 className={styles.title}>
        {project ? (
          <Link to="/projects/$slug" params={{ slug: project.slug }} className={styles.link}>
            <Prose text={project.title} />
          </Link>
        ) : (
          <Link to="/lessons/$id" params={{ id }} className={styles.link}>
            {t('lesson.unnamed')}
          </Link>
        )}
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
      <p className={styles.heirs}>
        {warned > 0 && <span>{t('lesson.avoided', { count: warned })}</span>}
        {built > 0 && <span>{t('lesson.builtOn', { count: built })}</span>}
        {project && (
          <Link to="/lessons/$id" params={{ id }} className="row">
            {t('lesson.alone')}
            <span className="hidden-visually">: {project.title.text}</span>
          </Link>
        )}
      </p>
    </article>
  )
}
