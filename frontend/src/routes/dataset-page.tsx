import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy } from 'react'
import { DatasetFacts, DatasetSource, DatasetSubjects } from '../features/dataset/facts'
import { DatasetFiles } from '../features/dataset/files'
import { DatasetQuality } from '../features/dataset/quality-figure'
import { DatasetPageQuery } from '../features/dataset/query-one'
import { DatasetUses } from '../features/dataset/uses'
import { operation, type PrefetchContext } from '../graphql'
import { useText } from '../i18n/text'
import { MemberOnly } from './member-only'
import { RecordPage } from './record-page'
import styles from './record-page.module.css'

const TeamLife = lazy(async () => ({ default: (await import('./team-life')).TeamLife }))
const route = getRouteApi('/datasets/$slug')

export function prefetchDataset({ queryClient, language }: PrefetchContext, slug: string) {
  void queryClient.prefetchQuery(operation(DatasetPageQuery, { slug }, language))
}

export function DatasetPage() {
  const t = useText()
  const { slug } = route.useParams()
  return (
    <RecordPage
      key={slug}
      query={DatasetPageQuery}
      slug={slug}
      found={(data) => data.dataset}
      // Some catalogues repeat the title where the description should be.
      headOf={({ description, ...head }) => ({ ...head, summary: description?.text === head.title.text ? null : description })}
      failed={t('dataset.failed')}
      list={
        <Link to="/datasets" className="row">
          {t('nav.datasets')}
        </Link>
      }
    >
      {(dataset, { source }) => (
        <>
          <div className={styles.two}>
            <div>
              <section>
                <h2>{t('dataset.files')}</h2>
                <DatasetFiles dataset={dataset} />
              </section>
              <section>
                <h2>{t('dataset.quality')}</h2>
                <DatasetQuality slug={slug} quality={dataset.quality} source={source} />
              </section>
              <section>
                <h2>{t('dataset.uses')}</h2>
                <DatasetUses dataset={dataset} />
              </section>
            </div>
            <aside>
              <section>
                <h2>{t('dataset.facts')}</h2>
                <DatasetFacts dataset={dataset} />
                <MemberOnly more={<TeamLife kind="DATASET" slug={slug} />} />
              </section>
              <section>
                <h2>{t('dataset.subjects')}</h2>
                <DatasetSubjects dataset={dataset} />
              </section>
            </aside>
          </div>
          <footer className={styles.source}>
            <DatasetSource dataset={dataset} />
          </footer>
        </>
      )}
    </RecordPage>
  )
}
