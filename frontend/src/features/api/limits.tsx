import { asRequestError, graphql, useOperation } from '../../graphql'
import { hashOf } from '../../graphql/client'
import { documentText } from '../../graphql/manifest'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { DataFigure } from '../../ui/data-figure'
import { Failure, Skeleton } from '../../ui/states'
import styles from './limits.module.css'

const ApiLimitsQuery = graphql(`
  query ApiLimits {
    limits {
      maxPageSize maxDepth maxCost maxAliases maxRootFields maxSelections maxTokens maxBodyBytes maxSeconds
      maxOperationsPerConnection maxConnectionsPerAddress maxMessageBytes maxEventsReplayed
    }
  }
`)

const ORDER = [
  'maxPageSize',
  'maxDepth',
  'maxCost',
  'maxAliases',
  'maxRootFields',
  'maxSelections',
  'maxTokens',
  'maxBodyBytes',
  'maxSeconds',
  'maxOperationsPerConnection',
  'maxConnectionsPerAddress',
  'maxMessageBytes',
  'maxEventsReplayed',
] as const

/** The limits of the server that answers now, read from it. */
export function ApiLimits() {
  const t = useText()
  const { number, day } = useFormats()
  const { data, error, refetch, dataUpdatedAt } = useOperation(ApiLimitsQuery, {})
  if (error) {
    const { code, requestId } = asRequestError(error)
    return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
  }
  const limits = data?.limits
  return (
    <DataFigure
      caption={t('limits.caption')}
      source={data ? t('figure.source', { date: day(new Date(dataUpdatedAt).toISOString()) }) : t('loading')}
      data={
        limits && {
          name: 'rialto-limits',
          columns: [t('column.limit'), t('column.value')],
          rows: ORDER.map((key) => [t(`limit.${key}`), limits[key]]),
          query: () => documentText(hashOf(ApiLimitsQuery)),
          variables: {},
        }
      }
    >
      <dl className={styles.limits}>
        {ORDER.map((key) => (
          <div key={key}>
            <dt>{t(`limit.${key}`)}</dt>
            <dd className="num">{limits ? number(limits[key]) : <Skeleton height="22px" width="4rem" />}</dd>
          </div>
        ))}
      </dl>
    </DataFigure>
  )
}
