import { getRouteApi, Link } from '@tanstack/react-router'
import { ProjectAdvice } from '../features/project/advice'
import { ProjectMoney, ProjectPeople, ProjectPurpose, ProjectSource } from '../features/project/facts'
import { ProjectNeeds } from '../features/project/needs'
import { ProjectOpenData } from '../features/project/open-data'
import { ProjectOutcome } from '../features/project/outcome'
import { PlaceName } from '../features/project/place-name'
import { ProjectPageQuery } from '../features/project/query-one'
import { ProjectRelatives } from '../features/project/relatives'
import { StageTrack } from '../features/project/stage-track'
import { asRequestError, useOperation } from '../graphql'
import { useFormats } from '../i18n/format'
import { useLanguage } from '../i18n/language'
import { useText } from '../i18n/text'
import { DemoMark } from '../ui/demo-mark'
import { PageHeading } from '../ui/page-heading'
import { isForeign, Paragraphs, Prose } from '../ui/prose'
import { Failure, Loading, Skeleton } from '../ui/states'
import { NotFoundPage } from './not-found'
import styles from './project-page.module.css'

const route = getRouteApi('/projects/$slug')

function Waiting() {
  const t = useText()
  return (
    <div className={`wrap ${styles.page}`}>
      <Loading label={t('loading')}>
        <div className={styles.waiting}>
          <Skeleton height="24px" width="18rem" />
          <Skeleton height="110px" width="34rem" />
          <Skeleton height="60px" width="40rem" />
          <Skeleton height="84px" />
          <Skeleton height="420px" />
        </div>
      </Loading>
    </div>
  )
}

export function ProjectPage() {
  const t = useText()
  const reader = useLanguage()
  const { language } = useFormats()
  const { slug } = route.useParams()
  const { data, error, refetch } = useOperation(ProjectPageQuery, { slug })
  const failure = error && asRequestError(error)
  if (failure && failure.code !== 'NOT_FOUND') {
    return (
      <div className={`wrap ${styles.page}`}>
        <PageHeading title={t('project.failed')} />
        <Failure code={failure.code} requestId={failure.requestId} onRetry={() => void refetch()} />
      </div>
    )
  }
  if (!data && !failure) return <Waiting />
  const project = data?.project
  if (!project) return <NotFoundPage />
  const { title, summary, description, region, cluster, outcome, isDemo } = project
  return (
    <article className={`wrap ${styles.page}`}>
      <nav className={styles.crumbs} aria-label={t('project.crumbs')}>
        <Link to="/projects" className="row">
          {t('nav.projects')}
        </Link>
        {region && (
          <>
            <span aria-hidden="true">·</span>
            <Link to="/projects" search={{ region: [region.code] }} className="row">
              <PlaceName region={region} />
            </Link>
          </>
        )}
        {isDemo && <DemoMark />}
      </nav>
      <PageHeading key={slug} title={title.text} lang={isForeign(title, reader) ? title.language : undefined} className={styles.title} />
      {summary && <Prose as="p" text={summary} className={styles.lead} />}
      {isForeign(title, reader) && <p className={styles.note}>{t('project.otherLanguage', { language: language(title.language) })}</p>}
      {title.isTranslation && !isForeign(title, reader) && <p className={styles.note}>{t('project.translated')}</p>}
      <StageTrack project={project} />
      {outcome && <ProjectOutcome outcome={outcome} />}
      <div className={styles.two}>
        <div>
          {description && description.text !== summary?.text && (
            <section>
              <h2>{t('project.about')}</h2>
              <Paragraphs text={description} />
            </section>
          )}
          <section>
            <h2>{t('project.needs')}</h2>
            <ProjectNeeds project={project} />
          </section>
          <section>
            <h2>{t('project.advice')}</h2>
            <ProjectAdvice project={project} />
          </section>
        </div>
        <aside>
          <section>
            <h2>{t('project.people')}</h2>
            <ProjectPeople project={project} />
            {cluster && (
              <p className="small muted">
                {t('project.cluster')} <Prose text={cluster.name} />
              </p>
            )}
          </section>
          <section>
            <h2>{t('project.relatives')}</h2>
            <ProjectRelatives project={project} />
          </section>
          <section>
            <h2>{t('project.openData')}</h2>
            <ProjectOpenData project={project} />
          </section>
          <section>
            <h2>{t('project.money')}</h2>
            <ProjectMoney project={project} />
          </section>
          <section>
            <h2>{t('project.purpose')}</h2>
            <ProjectPurpose project={project} />
          </section>
        </aside>
      </div>
      <footer className={styles.source}>
        <ProjectSource project={project} />
      </footer>
    </article>
  )
}
