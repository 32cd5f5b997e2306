import { asRequestError, graphql, useOperation } from '../../graphql'
import { hashOf } from '../../graphql/client'
import { documentText } from '../../graphql/manifest'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Failure, Loading, Skeleton } from '../../ui/states'
import { AdviceFigures } from './figures'

const NetworkAdviceQuery = graphql(`
  query NetworkAdvice {
    statistics { asOf advice { ...AdviceFigures } }
  }
`)

/** Advice in the whole network, in figures. */
export function NetworkAdvice() {
  const t = useText()
  const { day } = useFormats()
  const { data, error, refetch } = useOperation(NetworkAdviceQuery, {})
  if (error) {
    const { code, requestId } = asRequestError(error)
    return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
  }
  return (
    <>
      <h2>{t('advice.figures')}</h2>
      {data ? (
        <AdviceFigures
          name="rialto-network"
          figures={data.statistics.advice}
          source={t('figure.source', { date: day(data.statistics.asOf) })}
          behind={{ query: () => documentText(hashOf(NetworkAdviceQuery)), variables: {} }}
        />
      ) : (
        <Loading label={t('loading')}>
          <Skeleton height="260px" />
        </Loading>
      )}
    </>
  )
}
