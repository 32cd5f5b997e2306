import { parse, print } from 'graphql'
import { useEffect, useState } from 'react'
import { useText } from '../i18n/text'
import { saveFile, toCsv } from '../lib/csv'
import { CodeBlock } from './code-block'
import type { FigureData } from './data-figure'
import styles from './get-data.module.css'

/** The explorer opens with this query and these variables filled in. */
export function explorerAddress(query: string, variables: object): string {
  return `/graphiql?${new URLSearchParams({ query, variables: JSON.stringify(variables, null, 2) })}`
}

/** "Get this data": the CSV of the figure, and the query that anyone can send. */
export function GetData({ data }: { data: FigureData }) {
  const t = useText()
  const [query, setQuery] = useState<string>()
  const [isMissing, setIsMissing] = useState(false)
  useEffect(() => {
    let isCurrent = true
    data.query().then(
      (text) => isCurrent && setQuery(print(parse(text))),
      () => isCurrent && setIsMissing(true),
    )
    return () => {
      isCurrent = false
    }
  }, [data])
  return (
    <div className={styles.panel}>
      <div className={styles.actions}>
        <button type="button" className="btn quiet" onClick={() => saveFile(`${data.name}.csv`, 'text/csv;charset=utf-8', toCsv(data.columns, data.rows))}>
          {t('figure.csv')}
        </button>
        {query && (
          <a className="btn quiet" href={explorerAddress(query, data.variables)}>
            {t('figure.explore')}
          </a>
        )}
      </div>
      <p className="small">{t('figure.query')}</p>
      {isMissing && <p className="small">{t('figure.queryMissing')}</p>}
      {query && <CodeBlock label={t('figure.query')} code={`${query}\n\n# ${JSON.stringify(data.variables)}`} />}
    </div>
  )
}
