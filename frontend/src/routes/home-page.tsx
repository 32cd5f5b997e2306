import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { ProjectMapFigure } from '../features/project/map-figure'
import { EarlyField } from '../features/search/early-field'
import { NetworkFigures, NetworkFiguresQuery } from '../features/statistics/figures'
import { operation, type PrefetchContext } from '../graphql'
import { useText } from '../i18n/text'
import { useWordsAhead } from '../i18n/with-parts'
import { PageHeading } from '../ui/page-heading'
import { below } from './home-parts'
import styles from './home.module.css'

/** Suggestions come after the first view; until then a plain field of the same look leads to the results. */
const SearchBox = lazy(async () => ({ default: (await import('../features/search/search-box')).SearchBox }))
/** What stands below the first view comes after it. */
const Below = lazy(async () => ({ default: (await import('./home-below')).HomeBelow }))

/** Asks for what the first view shows. */
export function prefetchHome({ queryClient, language }: PrefetchContext) {
  void queryClient.prefetchQuery(operation(NetworkFiguresQuery, {}, language))
}

export function HomePage() {
  const t = useText()
  useWordsAhead(below.parts)
  return (
    <div className="wrap">
      <section className={styles.hero}>
        <div>
          <PageHeading title={t('home.title')} className={styles.title} />
          <p className={styles.lead}>{t('home.lead')}</p>
          <Suspense fallback={<EarlyField />}>
            <SearchBox />
          </Suspense>
          <p className={`small muted ${styles.hints}`}>
            {t('search.try')}{' '}
            {([t('search.try1'), t('search.try2'), t('search.try3')] as const).map((text) => (
              <Link key={text} to="/search" search={{ text }} className="row">
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
      <Suspense fallback={<div className={styles.below} aria-busy="true" />}>
        <Below />
      </Suspense>
    </div>
  )
}
