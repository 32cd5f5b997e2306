import { Link } from '@tanstack/react-router'
import { asRequestError, graphql, useOperation } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { PlaceName } from '../../listing/place-name'
import { DemoMark } from '../../ui/demo-mark'
import { Prose } from '../../ui/prose'
import { Failure, Loading, Skeleton } from '../../ui/states'
import styles from './lesson.module.css'
import { ofDay } from './of-day'

const LessonsOfHomeQuery = graphql(`
  query LessonsOfHome {
    projects(first: 10, filter: { outcomes: [FAILED, STOPPED_EARLY] }, sort: NEWEST) {
      nodes {
        slug
        isDemo
        title { text language isTranslation }
        region { ...PlaceName }
        outcome {
          kind
          causes
          wouldDiffer { text: plain language isTranslation }
        }
      }
    }
  }
`)

/** One failure worth knowing, in the words of those who went through it: another of the newest ten each day. */
export function LessonOfDay({ now }: { now: number }) {
  const t = useText()
  const { list } = useFormats()
  const { data, error, refetch } = useOperation(LessonsOfHomeQuery, {})
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
  const told = data.projects.nodes.flatMap(({ outcome, ...project }) => (outcome?.wouldDiffer ? [{ ...project, ...outcome, quote: outcome.wouldDiffer }] : []))
  const lesson = ofDay(told, now)
  if (!lesson) return <p className={`muted ${styles.lesson}`}>{t('home.lessonNone')}</p>
  const { kind, causes, quote, region, slug, title, isDemo } = lesson
  return (
    <article className={styles.lesson}>
      <p className={styles.line}>
        <span className={styles.kind}>{t(`outcome.${kind}`)}</span>
        {region && <PlaceName region={region} />}
        {isDemo && <DemoMark />}
      </p>
      <blockquote className={styles.quote}>
        <Prose as="p" text={quote} />
      </blockquote>
      {causes.length > 0 && (
        <p className={styles.causes}>
          {t('home.lessonCauses')} {list(causes.map((cause) => t(`cause.${cause}`)))}
        </p>
      )}
      <h3 className={styles.title}>
        <Link to="/projects/$slug" params={{ slug }} className="row">
          <Prose text={title} />
        </Link>
      </h3>
    </article>
  )
}
