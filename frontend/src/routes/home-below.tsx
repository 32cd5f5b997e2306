import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { LessonOfDay } from '../features/home/lesson'
import { NextSession } from '../features/home/next-session'
import { NewestProjects } from '../features/project/newest'
import { ProjectsByStage } from '../features/statistics/stages'
import { useText } from '../i18n/text'
import { WithParts } from '../i18n/with-parts'
import { below } from './home-parts'
import styles from './home.module.css'

const HomeAdvice = lazy(async () => ({ default: (await import('./home-advice')).HomeAdvice }))

/** Home below its first view: what comes next, a lesson, the newest, where the projects stand. It brings its words along. */
export function HomeBelow() {
  return (
    <WithParts parts={below.parts}>
      <Sections />
    </WithParts>
  )
}

function Sections() {
  const t = useText()
  const [now] = useState(Date.now)
  return (
    <>
      <section className={styles.cols}>
        <div>
          <div className={styles.head}>
            <h2>{t('home.session')}</h2>
            <Link to="/sessions" className="row">
              {t('home.allSessions')}
            </Link>
          </div>
          <NextSession />
        </div>
        <div>
          <div className={styles.head}>
            <h2>{t('home.lesson')}</h2>
            <Link to="/lessons" className="row">
              {t('home.allLessons')}
            </Link>
          </div>
          <LessonOfDay now={now} />
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
      <section className={styles.stages}>
        <h2>{t('stages.title')}</h2>
        <ProjectsByStage />
      </section>
      <section className={styles.stages}>
        <Suspense fallback={<div className={styles.advice} aria-busy="true" />}>
          <HomeAdvice />
        </Suspense>
      </section>
    </>
  )
}
