import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { asRequestError, readFragment, useOperation, type FragmentType } from '../../graphql'
import type { AppliedLessonFragment as Lesson } from '../../graphql/generated/graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { PlaceName } from '../../listing/place-name'
import { Prose } from '../../ui/prose'
import { Failure, Loading, Skeleton } from '../../ui/states'
import { LessonFragment, LessonsThatApplyQuery } from './documents'
import styles from './matching.module.css'

type Reason = Lesson['reasons'][number]

/** The facts of one reason, in words. */
function Fact({ reason }: { reason: Reason }): ReactNode {
  const t = useText()
  const { list } = useFormats()
  const { kind, needKinds, tags, areas, stage, region } = reason
  switch (kind) {
    case 'SAME_NEED':
      return list(needKinds.map((one) => t(`need.${one}`)))
    case 'SAME_GROUP':
      return list(tags)
    case 'SAME_AREA':
      return list(areas.map((area) => t(`area.${area}`)))
    case 'STAGE_AHEAD':
      return stage && t(`stage.${stage}`)
    case 'SAME_REGION':
      return region && <PlaceName region={region} />
  }
}

/** Each lesson: what ended, why, what they would do differently, and why it matters here. */
export function LessonRows({ lessons }: { lessons: readonly (FragmentType<typeof LessonFragment> & { project: { id: string } })[] }) {
  return (
    <ul role="list" className={styles.rows}>
      {lessons.map((lesson) => (
        <LessonRow key={lesson.project.id} lesson={readFragment(LessonFragment, lesson)} />
      ))}
    </ul>
  )
}

function LessonRow({ lesson: { project, reasons } }: { lesson: Lesson }) {
  const t = useText()
  const { list } = useFormats()
  const { slug, title, outcome } = project
  return (
    <li className={styles.row}>
      <p className={styles.title}>
        <Link to="/projects/$slug" params={{ slug }} className="row">
          <Prose text={title} />
        </Link>
      </p>
      {outcome && (
        <p className="small muted">
          {t(`outcome.${outcome.kind}`)}
          {outcome.causes.length > 0 && <>: {list(outcome.causes.map((cause) => t(`cause.${cause}`)))}</>}
        </p>
      )}
      {outcome?.wouldDiffer && <Prose as="p" text={outcome.wouldDiffer} />}
      <ul role="list" className={styles.why}>
        {reasons.map((reason) => (
          <li key={reason.kind}>
            <strong>{t(`match.lesson.${reason.kind}`)}</strong> <Fact reason={reason} />
          </li>
        ))}
      </ul>
    </li>
  )
}

/** On a project's page: what failed elsewhere and applies here. */
export function LessonsThatApply({ slug }: { slug: string }) {
  const t = useText()
  const { data, error, refetch } = useOperation(LessonsThatApplyQuery, { slug })
  const failure = error && asRequestError(error)
  const lessons = data?.project?.lessonsThatApply ?? []
  return (
    <section>
      <h2>{t('match.lessons')}</h2>
      {failure && <Failure code={failure.code} requestId={failure.requestId} onRetry={() => void refetch()} />}
      {!data && !failure && (
        <Loading label={t('loading')}>
          <Skeleton height="14rem" />
        </Loading>
      )}
      {data && lessons.length === 0 && (
        <p className="muted">
          {t('match.noLessons')} <Link to="/lessons">{t('nav.lessons')}</Link>
        </p>
      )}
      {lessons.length > 0 && <LessonRows lessons={lessons} />}
    </section>
  )
}
