import { Link } from '@tanstack/react-router'
import { asRequestError, graphql, useOperation } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { DemoMark } from '../../ui/demo-mark'
import { Prose } from '../../ui/prose'
import { Failure, Loading, Skeleton } from '../../ui/states'
import styles from './lesson.module.css'
import { PlaceName } from './place-name'

export const LessonQuery = graphql(`
  query Lesson {
    projects(first: 1, filter: { outcomes: [FAILED, STOPPED_EARLY] }, sort: UPDATED) {
      nodes {
        slug
        isDemo
        title { text language isTranslation }
        region { ...PlaceName }
        outcome {
          kind
          causes
          tried { text language isTranslation }
          wouldDiffer { text language isTranslation }
        }
      }
    }
  }
`)

/** One failure worth knowing, so that the next town starts further on. */
export function Lesson() {
  const t = useText()
  const { list } = useFormats()
  const { data, error, refetch } = useOperation(LessonQuery, {})
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
  const [project] = data.projects.nodes
  if (!project?.outcome) return <p className={`muted ${styles.lesson}`}>{t('lesson.none')}</p>
  const { outcome, region, slug, title, isDemo } = project
  return (
    <article className={styles.lesson}>
      <p className="small muted">
        {t(`outcome.${outcome.kind}`)}
        {region && (
          <>
            {' · '}
            <PlaceName region={region} />
          </>
        )}{' '}
        {isDemo && <DemoMark />}
      </p>
      <h3 className={styles.title}>
        <Prose text={title} />
      </h3>
      {outcome.causes.length > 0 && <p className={styles.causes}>{list(outcome.causes.map((cause) => t(`cause.${cause}`)))}</p>}
      {outcome.wouldDiffer && (
        <blockquote className={styles.quote}>
          <Prose as="p" text={outcome.wouldDiffer} />
        </blockquote>
      )}
      <Link to="/projects/$slug" params={{ slug }} className="row">
        {t('lesson.read')}
      </Link>
    </article>
  )
}
