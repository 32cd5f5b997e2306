import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { ProjectActions } from '../features/advice/actions'
import { ProjectAdvice } from '../features/advice/project-advice'
import { ProjectAround } from '../features/project/around'
import { ProjectSupport } from '../features/comment/support'
import { ProjectFollow } from '../features/following/project-follow'
import { ProjectFacts } from '../features/project/facts'
import { ProjectGates } from '../features/project/gates'
import { ProjectLanguages } from '../features/project/languages'
import { ProjectNeeds } from '../features/project/needs'
import { ProjectOpenData } from '../features/project/open-data'
import { ProjectOrigin } from '../features/project/origin'
import { ProjectOutcome } from '../features/project/outcome'
import { ProjectPeople } from '../features/project/people'
import { ProjectPilots } from '../features/project/pilots'
import { ProjectPlace } from '../features/project/place'
import { ProjectPurpose } from '../features/project/purpose'
import { ProjectPageQuery } from '../features/project/query-one'
import { ProjectRelatives } from '../features/project/relatives'
import { StageTrack } from '../features/project/stage-track'
import { operation, type PrefetchContext } from '../graphql'
import { useText } from '../i18n/text'
import { Paragraphs } from '../ui/paragraphs'
import { Skeleton } from '../ui/states'
import { MemberOnly } from './member-only'
import styles from './project-page.module.css'
import { Later, RecordPage } from './record-page'

const ProjectAdviceLife = lazy(async () => ({ default: (await import('./advice-life')).ProjectAdviceLife }))
const CommentsPiece = lazy(async () => ({ default: (await import('./comments-piece')).CommentsPiece }))
const Money = lazy(async () => ({ default: (await import('./money')).Money }))
const MoneyLife = lazy(async () => ({ default: (await import('./money-life')).MoneyLife }))
const ProjectLife = lazy(async () => ({ default: (await import('./project-life')).ProjectLife }))
/** What the page does not wait for: it stands below. */
const ProjectMatching = lazy(async () => ({ default: (await import('./project-matching')).ProjectMatching }))
const TalkLife = lazy(async () => ({ default: (await import('./talk-life')).TalkLife }))
const route = getRouteApi('/projects/$slug')

export function prefetchProject({ queryClient, language }: PrefetchContext, slug: string) {
  void queryClient.prefetchQuery(operation(ProjectPageQuery, { slug }, language))
}

export function ProjectPage() {
  const t = useText()
  const { slug } = route.useParams()
  return (
    <RecordPage
      key={slug}
      query={ProjectPageQuery}
      slug={slug}
      found={(data) => data.project}
      headOf={(project) => project}
      failed={t('project.failed')}
      list={
        <Link to="/projects" className="row">
          {t('nav.projects')}
        </Link>
      }
    >
      {(project, { source }) => {
        const { summary, description, outcome } = project
        return (
          <>
            <div className={styles.voices}>
              <ProjectSupport project={project} />
              <ProjectFollow project={project} />
            </div>
            <div className={styles.track}>
              <StageTrack project={project} />
              <ProjectGates
                project={project}
                renderMet={(met) => (
                  <MemberOnly
                    more={
                      <ProjectLife part="stage" slug={slug} project={project}>
                        {met}
                      </ProjectLife>
                    }
                  >
                    {met}
                  </MemberOnly>
                )}
              />
            </div>
            {outcome && (
              <>
                <ProjectOutcome outcome={outcome} />
                <MemberOnly more={<ProjectLife part="outcome" slug={slug} project={project} />} />
              </>
            )}
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
                  <MemberOnly more={<ProjectLife part="needs" slug={slug} project={project} />}>
                    <ProjectNeeds project={project} />
                  </MemberOnly>
                </section>
                <MemberOnly more={<ProjectLife part="experts" slug={slug} project={project} />} />
                <section id="advice">
                  <h2>{t('project.advice')}</h2>
                  <MemberOnly more={<ProjectAdviceLife part="advice" slug={slug} project={project} />}>
                    <ProjectAdvice project={project} />
                  </MemberOnly>
                </section>
                <section id="actions">
                  <h2>{t('advice.actions')}</h2>
                  <MemberOnly more={<ProjectAdviceLife part="actions" slug={slug} project={project} />}>
                    <ProjectActions project={project} />
                  </MemberOnly>
                </section>
                <section>
                  <h2>{t('project.relatives')}</h2>
                  <ProjectRelatives project={project} source={source} />
                  <ProjectAround project={project} source={source} />
                  <MemberOnly more={<ProjectLife part="relatives" slug={slug} project={project} />} />
                </section>
                <div className="screen-only">
                  <Later height="38rem">
                    <ProjectMatching slug={slug} />
                  </Later>
                </div>
              </div>
              <aside aria-label={t('project.aside')}>
                <section>
                  <h2>{t('project.people')}</h2>
                  <ProjectPeople project={project} />
                  <MemberOnly more={<ProjectLife part="people" slug={slug} project={project} />} />
                  <MemberOnly more={<TalkLife to={{ slug }} />} />
                </section>
                <section>
                  <h2>{t('project.money')}</h2>
                  <ProjectFacts project={project} />
                  <MemberOnly more={<MoneyLife of="project" slug={slug} money={project.money} />}>
                    {project.money.totalCount > 0 && (
                      <Suspense>
                        <Money of="project" money={project.money} />
                      </Suspense>
                    )}
                  </MemberOnly>
                </section>
                <section>
                  <h2>{t('project.belongs')}</h2>
                  <ProjectPlace project={project} />
                </section>
                <section>
                  <h2>{t('project.openData')}</h2>
                  <ProjectOpenData project={project} />
                  <MemberOnly more={<ProjectLife part="openData" slug={slug} project={project} />} />
                </section>
                <section>
                  <h2>{t('project.pilots')}</h2>
                  <ProjectPilots project={project} />
                </section>
                <section>
                  <h2>{t('project.purpose')}</h2>
                  <ProjectPurpose project={project} />
                </section>
              </aside>
            </div>
            <section id="comments" className={styles.comments}>
              <h2>{t('project.comments')}</h2>
              <Suspense fallback={<Skeleton height="8rem" />}>
                <CommentsPiece place="projects" slug={slug} />
              </Suspense>
            </section>
            <footer className={styles.source}>
              <ProjectLanguages project={project} />
              <ProjectOrigin project={project} source={source} />
            </footer>
          </>
        )
      }}
    </RecordPage>
  )
}
