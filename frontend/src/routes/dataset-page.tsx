import { getRouteApi, Link } from '@tanstack/react-router'
import { DatasetFacts, DatasetSource, DatasetSubjects } from '../features/dataset/facts'
import { DatasetFiles } from '../features/dataset/files'
import { DatasetQuality } from '../features/dataset/quality-figure'
import { DatasetPageQuery } from '../features/dataset/query-one'
import { DatasetUses } from '../features/dataset/uses'
import { asRequestError, operation, useOperation, type PrefetchContext } from '../graphql'
import { useFormats } from '../i18n/format'
import { useLanguage } from '../i18n/language'
import { useText } from '../i18n/text'
import { usePageDescription } from '../lib/page'
import { PlaceName } from '../listing/place-name'
import { DemoMark } from '../ui/demo-mark'
import { PageHeading } from '../ui/page-heading'
import { isForeign, Paragraphs } from '../ui/prose'
import { Failure, Loading, Skeleton } from '../ui/states'
import styles from './dataset-page.module.css'
import { NotFoundPage } from './not-found'

const route = getRouteApi('/datasets/$slug')

export function prefetchDataset({ queryClient, language }: PrefetchContext, slug: string) {
  void queryClient.prefetchQuery(operation(DatasetPageQuery, { slug }, language))
}

function Waiting() {
  const t = useText()
  return (
    <div className={`wrap ${styles.page}`}>
      <Loading label={t('loading')}>
        <div className={styles.waiting}>
          <Skeleton height="24px" width="18rem" />
          <Skeleton height="110px" width="34rem" />
          <Skeleton height="90px" width="40rem" />
          <Skeleton height="520px" />
        </div>
      </Loading>
    </div>
  )
}

export function DatasetPage() {
  const t = useText()
  const reader = useLanguage()
  const { language, day } = useFormats()
  const { slug } = route.useParams()
  const { data, error, refetch, dataUpdatedAt } = useOperation(DatasetPageQuery, { slug })
  const dataset = data?.dataset
  usePageDescription(dataset?.description?.text ?? dataset?.title.text)
  const failure = error && asRequestError(error)
  if (failure && failure.code !== 'NOT_FOUND') {
    return (
      <div className={`wrap ${styles.page}`}>
        <PageHeading title={t('dataset.failed')} />
        <Failure code={failure.code} requestId={failure.requestId} onRetry={() => void refetch()} />
      </div>
    )
  }
  if (!data && !failure) return <Waiting />
  if (!dataset) return <NotFoundPage />
  const { title, description, region, isDemo, quality } = dataset
  const isOther = isForeign(title, reader)
  return (
    <article className={`wrap ${styles.page}`}>
      <nav className={styles.crumbs} aria-label={t('dataset.crumbs')}>
        <Link to="/datasets" className="row">
          {t('nav.datasets')}
        </Link>
        {region && (
          <>
            <span aria-hidden="true">·</span>
            <Link to="/datasets" search={{ region: [region.code] }} className="row">
              <PlaceName region={region} />
            </Link>
          </>
        )}
        {isDemo && <DemoMark />}
      </nav>
      <PageHeading key={slug} title={title.text} lang={isOther ? title.language : undefined} className={styles.title} />
      {description && description.text !== title.text && <Paragraphs text={description} className={styles.lead} />}
      {isOther && <p className={styles.note}>{t('dataset.otherLanguage', { language: language(title.language) })}</p>}
      {title.isTranslation && !isOther && <p className={styles.note}>{t('dataset.translated')}</p>}
      <div className={styles.two}>
        <div>
          <section>
            <h2>{t('dataset.files')}</h2>
            <DatasetFiles dataset={dataset} />
          </section>
          <section>
            <h2>{t('dataset.quality')}</h2>
            <DatasetQuality slug={slug} quality={quality} source={t('figure.source', { date: day(new Date(dataUpdatedAt).toISOString()) })} />
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
    </article>
  )
}
