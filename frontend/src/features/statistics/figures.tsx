import { Link } from '@tanstack/react-router'
import { asRequestError, graphql, useOperation } from '../../graphql'
import { hashOf } from '../../graphql/client'
import { documentText } from '../../graphql/manifest'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { DataFigure } from '../../ui/data-figure'
import { Failure } from '../../ui/states'
import styles from './figures.module.css'

export const NetworkFiguresQuery = graphql(`
  query NetworkFigures {
    statistics { projects languages countries organisations openNeeds datasets lessons }
  }
`)

/** Five figures of the network, with their source. */
export function NetworkFigures() {
  const t = useText()
  const { number, day } = useFormats()
  const { data, error, refetch, dataUpdatedAt } = useOperation(NetworkFiguresQuery, {})
  const found = data?.statistics
  const figures = [
    { key: 'projects', value: found?.projects, words: t('figures.projects', { count: found?.languages ?? 0 }) },
    { key: 'countries', value: found?.countries, words: t('figures.countries') },
    { key: 'organisations', value: found?.organisations, words: t('figures.organisations') },
    { key: 'openNeeds', value: found?.openNeeds, words: t('figures.openNeeds') },
    { key: 'lessons', value: found?.lessons, words: t('figures.lessons') },
  ]
  if (error) {
    const { code, requestId } = asRequestError(error)
    return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
  }
  const today = data ? new Date(dataUpdatedAt).toISOString() : undefined
  return (
    <DataFigure
      caption={t('figures.caption')}
      source={today ? t('figure.source', { date: day(today) }) : t('loading')}
      data={
        found && {
          name: 'rialto-network',
          columns: [t('column.figure'), t('column.value')],
          rows: figures.map(({ words, value }) => [words, value ?? 0]),
          query: () => documentText(hashOf(NetworkFiguresQuery)),
          variables: {},
        }
      }
    >
      <dl className={styles.figures} aria-busy={!found}>
        {figures.map(({ key, value, words }) => (
          <div key={key}>
            <dt>{words}</dt>
            <dd className="num">
              {value === undefined ? <span className={styles.wait}>…</span> : key === 'projects' ? <Link to="/projects">{number(value)}</Link> : number(value)}
            </dd>
          </div>
        ))}
      </dl>
    </DataFigure>
  )
}
