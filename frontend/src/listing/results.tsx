import { useEffect, useRef, type ReactNode } from 'react'
import { asRequestError, useOperation } from '../graphql'
import { hashOf } from '../graphql/client'
import { documentText } from '../graphql/manifest'
import { useFormats } from '../i18n/format'
import type { MessageId } from '../i18n/messages'
import { useText } from '../i18n/text'
import { Failure, Loading } from '../ui/states'
import type { AnySearch, List, Page, PageVariables, Source } from './list'
import { Pager } from './pager'
import styles from './results.module.css'
import { RowsData, type RowsTable } from './rows-data'
import { variablesOf } from './search'

interface ResultsProps<R> {
  list: Omit<List, 'page' | 'read'>
  search: AnySearch
  /** The query of the rows: the list's own, or one that asks the same page for more. Give each its own `key`. */
  source: Source<R, PageVariables, Page>
  /** More to ask for than the address says: what a map shows. */
  narrowed?: object | undefined
  count: MessageId
  empty: ReactNode
  /** Of the size of a full page. */
  skeleton: ReactNode
  onTotal: (total: number) => void
  data?: ((data: R) => RowsTable) | undefined
  children: (data: R) => ReactNode
}

/** One page of what was asked for, with the count said politely. The last page stays in sight while the next one comes. */
export function Results<R>({ list, search, source, narrowed, count, empty, skeleton, onTotal, data: tableOf, children }: ResultsProps<R>) {
  const t = useText()
  const { number } = useFormats()
  const { filter, ...page } = variablesOf(list, search)
  const variables: PageVariables = { ...page, filter: { ...(filter as object), ...narrowed } }
  const { data, error, refetch, isPlaceholderData } = useOperation(source.query, variables, { keepPrevious: true })
  const found = data && source.found(data)
  const total = found?.totalCount
  const line = usePageFocus(search, found !== undefined && !isPlaceholderData)

  useEffect(() => {
    if (total !== undefined) onTotal(total)
  }, [total, onTotal])

  if (error) {
    const { code, requestId } = asRequestError(error)
    return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
  }
  // An answer with rows; without one there is nothing to draw.
  const filled = data !== undefined && found !== undefined && found.nodes.length > 0 ? data : undefined
  return (
    <section aria-labelledby="count" aria-busy={isPlaceholderData} className={isPlaceholderData ? styles.stale : undefined}>
      <h2 ref={line} id="count" tabIndex={-1} className={styles.count}>
        <span role="status">
          {total === undefined ? t('loading') : t(count, { count: total, shown: number(total) })}
        </span>
      </h2>
      {!found && <Loading label="">{skeleton}</Loading>}
      {found && filled === undefined && empty}
      {filled !== undefined && children(filled)}
      {found && <Pager list={list} search={search} page={found.pageInfo} />}
      {filled !== undefined && tableOf && (
        <RowsData data={{ ...tableOf(filled), variables, query: () => documentText(hashOf(source.query)) }} />
      )}
    </section>
  )
}

/** After "next page" the focus goes to the line above the rows: where reading goes on. */
function usePageFocus({ after, before }: AnySearch, isThere: boolean) {
  const line = useRef<HTMLHeadingElement>(null)
  const cursor = after ?? before
  const shown = useRef(cursor)
  useEffect(() => {
    if (!isThere || shown.current === cursor) return
    shown.current = cursor
    if (cursor !== undefined) line.current?.focus({ preventScroll: true })
  }, [cursor, isThere])
  return line
}
