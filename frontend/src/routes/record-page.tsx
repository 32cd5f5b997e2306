import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { Pictures, type RecordPictureFragment } from '../features/image/pictures'
import { ReportRecord } from '../features/report/report-record'
import { asRequestError, operation, type FragmentType } from '../graphql'
import type { TypedDocumentString } from '../graphql/generated/graphql'
import { useMark } from '../graphql/signed-in'
import { useFormats } from '../i18n/format'
import { useLanguage } from '../i18n/language'
import { useText } from '../i18n/text'
import { usePageDescription } from '../lib/page'
import { PlaceName, type PlaceNameFragment } from '../listing/place-name'
import { DemoMark } from '../ui/demo-mark'
import { PageHeading } from '../ui/page-heading'
import { Paragraphs, type ShownText } from '../ui/paragraphs'
import { isForeign, Prose, type LocalText } from '../ui/prose'
import { Failure, Loading, Skeleton } from '../ui/states'
import { LanguageNote } from './language-note'
import { NotFoundPage } from './not-found'
import styles from './record-page.module.css'

/** For members alone: visitors never load it. */
const RecordPiece = lazy(() => import('./record-piece'))

/** What stands at the top of the page of one record. */
interface Head {
  title: LocalText
  /** With `html` where it is more than a line. */
  summary?: (LocalText & Partial<ShownText>) | null
  region?: (FragmentType<typeof PlaceNameFragment> & { code: string }) | null
  isDemo: boolean
  images: readonly FragmentType<typeof RecordPictureFragment>[]
}

/** Where the figures of the page come from, and the day they were read. */
interface Reading {
  source: string
  /** YYYY-MM-DD */
  today: string
}

interface RecordPageProps<R, T extends { id: string; isDemo: boolean }> {
  query: TypedDocumentString<R, { slug: string }>
  slug: string
  found: (data: R) => T | null | undefined
  headOf: (record: T) => Head
  /** Says that this kind of record could not be loaded. */
  failed: string
  /** Link to the list it is in. */
  list: ReactNode
  children: (record: T, reading: Reading) => ReactNode
}

/** No language at all is preferred: the server answers each text in the language it was written in. */
const ANY_LANGUAGE = '*'

/** The page of one record: waiting, not there, failed, or its heading with all that the page puts below. */
export function RecordPage<R, T extends { id: string; isDemo: boolean }>({ query, slug, found, headOf, failed, list, children }: RecordPageProps<R, T>) {
  const t = useText()
  const { day } = useFormats()
  const reader = useLanguage()
  const [isOriginal, setIsOriginal] = useState(false)
  const [opened] = useState(() => Date.now())
  const { data, error, refetch, dataUpdatedAt, isPlaceholderData } = useQuery({
    ...operation(query, { slug }, isOriginal ? ANY_LANGUAGE : reader),
    placeholderData: keepPreviousData,
  })
  const isMember = useMark() !== null
  // Where the page is tells what kind of record it shows.
  const place = useRouterState({ select: ({ location }) => location.pathname.split('/')[1] ?? '' })
  const failure = error && asRequestError(error)
  const record = data && found(data)
  const head = record && headOf(record)
  usePageDescription((head?.summary ?? head?.title)?.text)
  if (failure && failure.code !== 'NOT_FOUND') {
    return (
      <div className={`wrap ${styles.page}`}>
        <PageHeading title={failed} />
        <Failure code={failure.code} requestId={failure.requestId} onRetry={() => void refetch()} />
      </div>
    )
  }
  if (!data && !failure) return <Waiting />
  if (!record || !head) return <NotFoundPage />
  const { title, summary, region, isDemo, images } = head
  const read = new Date(isPlaceholderData ? opened : dataUpdatedAt).toISOString()
  return (
    <article className={`wrap ${styles.page}`} aria-busy={isPlaceholderData || undefined}>
      <nav className={styles.crumbs} aria-label={t('record.crumbs')}>
        {list}
        {region && (
          <>
            <span aria-hidden="true">·</span>
            <Link to="/regions/$code" params={{ code: region.code }} className="row">
              <PlaceName region={region} />
            </Link>
          </>
        )}
        {isDemo && <DemoMark />}
      </nav>
      <PageHeading title={title.text} lang={isForeign(title, reader) ? title.language : undefined} className={styles.title} />
      {summary && (summary.html === undefined ? <Prose as="p" text={summary} className={styles.lead} /> : <Paragraphs text={{ ...summary, html: summary.html }} className={styles.lead} />)}
      <LanguageNote title={title} summary={summary ?? null} isOriginal={isOriginal} onChange={setIsOriginal} />
      {isMember && (
        <Suspense>
          <RecordPiece place={place} slug={slug} />
        </Suspense>
      )}
      <Pictures pictures={images} />
      {children(record, { source: t('figure.source', { date: day(read) }), today: read.slice(0, 10) })}
      <p className="small screen-only">
        <Link to="/$place/$slug/history" params={{ place, slug }} className="row">
          {t('record.history')}
        </Link>
      </p>
      <ReportRecord id={record.id} />
    </article>
  )
}

function Waiting() {
  const t = useText()
  return (
    <div className={`wrap ${styles.page}`}>
      <Loading label={t('loading')}>
        <div className={styles.waiting}>
          <Skeleton height="24px" width="18rem" />
          <Skeleton height="110px" width="34rem" />
          <Skeleton height="60px" width="40rem" />
          <Skeleton height="420px" />
        </div>
      </Loading>
    </div>
  )
}
