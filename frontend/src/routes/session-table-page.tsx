import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, type ComponentProps } from 'react'
import { TablePageQuery } from '../features/table/documents'
import type { Question } from '../features/table/newer'
import { TableView, type AtTable, type TablePieces } from '../features/table/table'
import { asRequestError, operation } from '../graphql'
import { useMark } from '../graphql/signed-in'
import { useLanguage } from '../i18n/language'
import { useText } from '../i18n/text'
import { DemoMark } from '../ui/demo-mark'
import { PageHeading } from '../ui/page-heading'
import { isForeign } from '../ui/prose'
import { Failure, Loading, Skeleton } from '../ui/states'
import { MemberOnly } from './member-only'
import { NotFoundPage } from './not-found'
import styles from './record-page.module.css'

const route = getRouteApi('/sessions/$slug/table')

/** For members alone: visitors never load it. */
const life = () => import('./table-life')
const MemberBar = lazy(async () => ({ default: (await life()).Bar }))
const MemberContribute = lazy(async () => ({ default: (await import('./table-contribute')).Contribute }))
const MemberAsk = lazy(async () => ({ default: (await life()).Ask }))
const MemberQuestion = lazy(async () => ({ default: (await life()).Question }))

function Bar(at: AtTable) {
  return at.table.mayRun && <MemberOnly more={<MemberBar {...at} />} />
}

function Ask(at: AtTable) {
  const t = useText()
  if (useMark() !== null) return <MemberOnly more={<MemberAsk {...at} />} />
  if (at.table.state === 'OVER') return null
  return (
    <p className="small">
      <Link to="/sign-in" search={{ to: `/sessions/${at.session.slug}/table` }} className="row">
        {t('table.signIn')}
      </Link>
    </p>
  )
}

function QuestionActs({ question, table }: AtTable & { question: Question }) {
  return <MemberOnly more={<MemberQuestion question={question} mayRun={table.mayRun} isOver={table.state === 'OVER'} />} />
}

function Contribute(at: ComponentProps<typeof MemberContribute>) {
  return <MemberOnly more={<MemberContribute {...at} />} />
}

const PIECES: TablePieces = { Bar, Ask, QuestionActs, Contribute }

/** The live table of a session: the same address before, while and after it is open. */
export function SessionTablePage() {
  const t = useText()
  const { slug } = route.useParams()
  const reader = useLanguage()
  const { data, error, refetch, dataUpdatedAt } = useQuery(operation(TablePageQuery, { slug }, reader))
  const failure = error && asRequestError(error)
  const session = data?.session
  if (!data && failure && failure.code !== 'NOT_FOUND') {
    return (
      <div className={`wrap ${styles.page}`}>
        <PageHeading title={t('session.failed')} />
        <Failure code={failure.code} requestId={failure.requestId} onRetry={() => void refetch()} />
      </div>
    )
  }
  if (!data && !failure) return <Waiting />
  if (!session) return <NotFoundPage />
  const { title } = session
  return (
    <div className={`wrap ${styles.page}`}>
      <nav className={styles.crumbs} aria-label={t('record.crumbs')}>
        <Link to="/sessions/$slug" params={{ slug }} className="row">
          {t('table.back')}
        </Link>
        {session.isDemo && <DemoMark />}
      </nav>
      <PageHeading title={title.text} lang={isForeign(title, reader) ? title.language : undefined} className={styles.title} />
      <TableView key={session.id} session={session} readAt={dataUpdatedAt} pieces={PIECES} />
    </div>
  )
}

/** As large as what comes. */
function Waiting() {
  const t = useText()
  return (
    <div className={`wrap ${styles.page}`}>
      <Loading label={t('loading')}>
        <div className={styles.waiting}>
          <Skeleton height="24px" width="12rem" />
          <Skeleton height="56px" width="28rem" />
          <Skeleton height="96px" />
          <Skeleton height="480px" />
        </div>
      </Loading>
    </div>
  )
}
