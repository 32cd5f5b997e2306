import { getRouteApi, Link } from '@tanstack/react-router'
import { LessonQuery } from '../features/lesson/queries'
import { LessonTold } from '../features/lesson/told'
import { asRequestError, operation, useOperation, type PrefetchContext } from '../graphql'
import { useLanguage } from '../i18n/language'
import { useText } from '../i18n/text'
import { usePageDescription } from '../lib/page'
import { DemoMark } from '../ui/demo-mark'
import { PageHeading } from '../ui/page-heading'
import { isForeign, Prose } from '../ui/prose'
import { Failure, Loading, Skeleton } from '../ui/states'
import { NotFoundPage } from './not-found'
import styles from './record-page.module.css'

const route = getRouteApi('/lessons/$id')

export function prefetchLesson({ queryClient, language }: PrefetchContext, id: string) {
  void queryClient.prefetchQuery(operation(LessonQuery, { id }, language))
}

/** `/lessons/…`: what one end teaches, with or without the name of its project. */
export function LessonPage() {
  const t = useText()
  const reader = useLanguage()
  const { id } = route.useParams()
  const { data, error, refetch } = useOperation(LessonQuery, { id })
  const failure = error && asRequestError(error)
  const lesson = data?.lesson
  usePageDescription((lesson?.wouldDiffer ?? lesson?.tried)?.text)
  // An id that is none is a page that is not there, not something to try again.
  const isNone = failure?.code === 'NOT_FOUND' || failure?.code === 'BAD_USER_INPUT'
  if (failure && !isNone) {
    return (
      <div className={`wrap ${styles.page}`}>
        <PageHeading title={t('lesson.failed')} />
        <Failure code={failure.code} requestId={failure.requestId} onRetry={() => void refetch()} />
      </div>
    )
  }
  if (!data && !failure) {
    return (
      <div className={`wrap ${styles.page}`}>
        <Loading label={t('loading')}>
          <div className={styles.waiting}>
            <Skeleton height="24px" width="12rem" />
            <Skeleton height="60px" width="30rem" />
            <Skeleton height="420px" />
          </div>
        </Loading>
      </div>
    )
  }
  if (!lesson) return <NotFoundPage />
  const { project } = lesson
  return (
    <article className={`wrap ${styles.page}`}>
      <nav className={styles.crumbs} aria-label={t('lesson.crumbs')}>
        <Link to="/lessons" className="row">
          {t('lesson.heading')}
        </Link>
        {project?.isDemo && <DemoMark />}
      </nav>
      <PageHeading
        title={project ? project.title.text : t('lesson.unnamed')}
        lang={project && isForeign(project.title, reader) ? project.title.language : undefined}
        className={styles.title}
      />
      <LessonTold lesson={lesson} />
      {project ? (
        <p>
          <Link to="/projects/$slug" params={{ slug: project.slug }} className="row">
            {t('lesson.toProject')} <Prose text={project.title} />
          </Link>
        </p>
      ) : (
        <p className="small muted">{t('lesson.unnamedText')}</p>
      )}
    </article>
  )
}
