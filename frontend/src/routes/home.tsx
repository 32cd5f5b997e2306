import { createRoute, Link } from '@tanstack/react-router'
import { LessonQuery, Lesson } from '../features/project/lesson'
import { ProjectMapFigure } from '../features/project/map-figure'
import { NewestProjects, NewestProjectsQuery } from '../features/project/newest'
import { SearchBox } from '../features/search/search-box'
import { NetworkFigures, NetworkFiguresQuery } from '../features/statistics/figures'
import { ProjectsByStage, ProjectsByStageQuery } from '../features/statistics/stages'
import { operation } from '../graphql'
import { useText } from '../i18n/text'
import { PageHeading } from '../ui/page-heading'
import styles from './home.module.css'
import { rootRoute } from './root'

export const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  loader: ({ context: { queryClient, language } }) => {
    void queryClient.prefetchQuery(operation(NetworkFiguresQuery, {}, language))
    void queryClient.prefetchQuery(operation(NewestProjectsQuery, {}, language))
    void queryClient.prefetchQuery(operation(LessonQuery, {}, language))
    void queryClient.prefetchQuery(operation(ProjectsByStageQuery, {}, language))
  },
  component: HomePage,
})

function HomePage() {
  const t = useText()
  return (
    <div className="wrap">
      <section className={styles.hero}>
        <div>
          <PageHeading title={t('home.title')} className={styles.title} />
          <p className={styles.lead}>{t('home.lead')}</p>
          <SearchBox />
          <p className={`small muted ${styles.hints}`}>
            {t('search.try')}{' '}
            {([t('search.try1'), t('search.try2'), t('search.try3')] as const).map((text) => (
              <Link key={text} to="/projects" search={{ text }} className="row">
                {text}
              </Link>
            ))}
          </p>
        </div>
        <ProjectMapFigure />
      </section>
      <section aria-label={t('figures.caption')}>
        <NetworkFigures />
      </section>
      <section className={styles.cols}>
        <div>
          <h2>{t('stages.title')}</h2>
          <ProjectsByStage />
        </div>
        <div>
          <h2>{t('lesson.title')}</h2>
          <Lesson />
        </div>
      </section>
      <section className={styles.newest}>
        <div className={styles.head}>
          <h2>{t('home.newest')}</h2>
          <Link to="/projects" className="row">
            {t('home.allProjects')}
          </Link>
        </div>
        <NewestProjects />
      </section>
    </div>
  )
}
