import { getRouteApi, Link } from '@tanstack/react-router'
import { isPlace, type Place } from '../features/record/fields'
import { RecordHistory } from '../features/record/history'
import { PAGE } from '../features/record/path'
import { useEditable } from '../features/record/stand-by-slug'
import { asRequestError } from '../graphql'
import { useText } from '../i18n/text'
import { Failure, Loading, Skeleton } from '../ui/states'
import { FormFrame } from './form-frame'
import { NotFoundPage } from './not-found'

const route = getRouteApi('/$place/$slug/history')

/** What was done to a record: open to everybody, as far as it is public. */
export function HistoryPage() {
  const { place, slug } = route.useParams()
  return isPlace(place) ? <History place={place} slug={slug} /> : <NotFoundPage />
}

function History({ place, slug }: { place: Place; slug: string }) {
  const t = useText()
  const { data, error, refetch } = useEditable(place, slug)
  if (data && !data.record) return <NotFoundPage />
  const failure = error && asRequestError(error)
  return (
    <FormFrame title={t('history.title')} lead={t('history.lead')}>
      <p>
        <Link to={PAGE[place]} params={{ slug }} className="row">
          {t('history.back')}
        </Link>
      </p>
      {failure && <Failure code={failure.code} requestId={failure.requestId} onRetry={() => void refetch()} />}
      {!data && !failure && (
        <Loading label={t('loading')}>
          <Skeleton height="20rem" />
        </Loading>
      )}
      {data?.record && <RecordHistory place={place} id={data.record.id} />}
    </FormFrame>
  )
}
