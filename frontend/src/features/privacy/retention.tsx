import { asRequestError, graphql, useOperation } from '../../graphql'
import { useText } from '../../i18n/text'
import { Failure, Loading, Skeleton } from '../../ui/states'

const Retention = graphql(`
  query Retention {
    retention { what days }
  }
`)

/** How long personal data is kept, as the server itself goes by. `className` is that of the page's lists of terms. */
export function RetentionRules({ className }: { className: string | undefined }) {
  const t = useText()
  const { data, error, refetch } = useOperation(Retention, {})
  if (error) {
    const { code, requestId } = asRequestError(error)
    return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
  }
  if (!data) {
    return (
      <Loading label={t('loading')}>
        <Skeleton height="22rem" />
      </Loading>
    )
  }
  return (
    <dl className={className}>
      {data.retention.map(({ what, days }) => (
        <div key={what}>
          <dt>{t(`retained.${what}`)}</dt>
          <dd>{t('about.days', { days })}</dd>
        </div>
      ))}
    </dl>
  )
}
