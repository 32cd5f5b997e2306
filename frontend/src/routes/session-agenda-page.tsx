import { getRouteApi, Link } from '@tanstack/react-router'
import { SessionSheet } from '../features/session/sheet'
import { SessionSheetQuery } from '../features/session/query-one'
import { asRequestError, useOperation } from '../graphql'
import { useText } from '../i18n/text'
import { PageHeading } from '../ui/page-heading'
import { Failure, Loading, Skeleton } from '../ui/states'
import { NotFoundPage } from './not-found'
import styles from './record-page.module.css'

const route = getRouteApi('/sessions/$slug/agenda')

/** The agenda of a session on one sheet of paper. */
export function SessionAgendaPage() {
  const t = useText()
  const { slug } = route.useParams()
  const { data, error, refetch } = useOperation(SessionSheetQuery, { slug })
  const failure = error && asRequestError(error)
  if (failure?.code === 'NOT_FOUND' || (data && !data.session)) return <NotFoundPage />
  return (
    <div className={`wrap ${styles.page}`}>
      {data?.session ? (
        <SessionSheet session={data.session} />
      ) : (
        <>
          <PageHeading title={t('session.agenda')} />
          {failure ? (
            <Failure code={failure.code} requestId={failure.requestId} onRetry={() => void refetch()} />
          ) : (
            <Loading label={t('loading')}>
              <Skeleton height="28rem" />
            </Loading>
          )}
        </>
      )}
      <p className="screen-only">
        <Link to="/sessions/$slug" params={{ slug }} className="row">
          {t('session.agendaBack')}
        </Link>
      </p>
    </div>
  )
}
