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
    statistics { asOf projects languages countries organisations openNeeds lessons }
  }
`)

/** Five figures of the network, each leading to what it counts, with their source and the time of counting. */
export function NetworkFigures() {
  const t = useText()
  const { number, day } = useFormats()
  const { data, error, refetch } = useOperation(NetworkFiguresQuery, {})
  const found = data?.statistics
  const figures = [
    { to: '/projects', value: found?.projects, words: t('figures.projects', { count: found?.languages ?? 0 }) },
    { to: '/regions', value: found?.countries, words: t('figures.countries') },
    { to: '/organisations', value: found?.organisations, words: t('figures.organisations') },
    { to: '/projects', value: found?.openNeeds, words: t('figures.openNeeds') },
    { to: '/lessons', value: found?.lessons, words: t('figures.lessons') },
  ] as const
  if (error) {
    const { code, requestId } = asRequestError(error)
    return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
  }
  return (
    <DataFigure
      caption={t('figures.caption')}
      source={found ? t('figure.source', { date: day(found.asOf) }) : t('loading')}
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
        {figures.map(({ to, value, words }) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd className="num">{value === undefined ? <span className={styles.wait}>…</span> : <Link to={to}>{number(value)}</Link>}</dd>
          </div>
        ))}
      </dl>
    </DataFigure>
  )
}
