import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { asRequestError, readFragment, useOperation } from '../../graphql'
import { hashOf } from '../../graphql/client'
import type { SearchPageQuery as Found } from '../../graphql/generated/graphql'
import { documentText } from '../../graphql/manifest'
import { useFormats } from '../../i18n/format'
import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import { Pager } from '../../listing/pager'
import { Rows, RowsSkeleton } from '../../listing/rows'
import { RowsData, type RowsTable } from '../../listing/rows-data'
import { Empty, Failure, Loading } from '../../ui/states'
import { variablesOf, type SearchAddress } from './address'
import { isKnown, nameOf, ONE, SearchHit, SearchHitFragment, useRemark } from './hit'
import { KindFilter } from './kind-filter'
import { pathOf } from './kinds'
import { SearchPageQuery } from './query'
import styles from './results.module.css'

const LIST = { path: '/search' }

/** What the words of the address find: counts by kind, a page of hits, and what to try when there is none. */
export function SearchResults({ address }: { address: SearchAddress }) {
  const t = useText()
  const { number } = useFormats()
  const { when } = useMoment()
  const asTable = useTable()
  const variables = variablesOf(address)
  const { data, error, refetch, isPlaceholderData } = useOperation(SearchPageQuery, variables ?? { text: '' }, { enabled: variables !== undefined, keepPrevious: true })
  const cursor = address.after ?? address.before
  const line = useRef<HTMLHeadingElement>(null)
  const read = useRef(cursor)
  useEffect(() => {
    if (!data || isPlaceholderData || read.current === cursor) return
    read.current = cursor
    // After "next page" reading goes on at the line above the hits.
    if (cursor !== undefined) line.current?.focus({ preventScroll: true })
  }, [cursor, data, isPlaceholderData])

  if (!variables) return <ToTry title={t('found.begin')} />
  if (error) {
    const { code, requestId } = asRequestError(error)
    return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
  }
  const found = data?.search
  const counts = found && new Map(found.facets.flatMap(({ values }) => values.map(({ value, count }) => [value, count] as const)))
  const elsewhere = counts ? [...counts.values()].reduce((sum, count) => sum + count, 0) : 0
  return (
    <>
      <KindFilter text={address.text ?? ''} chosen={address.kind} counts={counts} />
      <section aria-labelledby="count" aria-busy={isPlaceholderData} className={isPlaceholderData ? styles.stale : undefined}>
        <h2 ref={line} id="count" tabIndex={-1} className={styles.count}>
          <span role="status">
            {found ? t('found.count', { count: found.totalCount, shown: number(found.totalCount), text: variables.text }) : t('loading')}
          </span>
        </h2>
        {!found && (
          <Loading label="">
            <RowsSkeleton count={8} height="118px" />
          </Loading>
        )}
        {found && found.totalCount === 0 && <ToTry title={t('found.nothing')} text={address.text} elsewhere={elsewhere} />}
        {found && found.totalCount > 0 && (
          <>
            <Rows rows={found.edges} keyOf={({ node }) => node.id}>
              {({ kind, node }) => <SearchHit kind={kind} hit={node} when={when} />}
            </Rows>
            <Pager list={LIST} search={address} page={found.pageInfo} />
            <RowsData data={{ ...asTable(found), variables, query: () => documentText(hashOf(SearchPageQuery)) }} />
          </>
        )}
      </section>
    </>
  )
}

/** The hits of the page as lines of a table. */
function useTable(): (found: Found['search']) => RowsTable {
  const t = useText()
  const remarkOf = useRemark()
  return ({ edges }) => ({
    name: 'rialto-search',
    columns: [t('found.kind'), t('column.title'), t('column.language'), t('found.remark'), t('found.address')],
    rows: edges.flatMap(({ kind, node }) => {
      const hit = readFragment(SearchHitFragment, node)
      if (!isKnown(hit)) return []
      const { text, language } = nameOf(hit)
      const remark = hit.__typename === 'Session' ? hit.startsAt : (remarkOf(hit) ?? '')
      return [[t(ONE[kind]), text, language === 'und' ? '' : language, remark, `${window.location.origin}${pathOf(kind, 'slug' in hit ? hit.slug : hit.code)}`]]
    }),
  })
}

interface ToTryProps {
  title: string
  text?: string | undefined
  /** Hits of the other kinds. */
  elsewhere?: number
}

/** Nothing to show: what to try next. */
function ToTry({ title, text, elsewhere = 0 }: ToTryProps) {
  const t = useText()
  const { number } = useFormats()
  const tries = [t('search.try1'), t('search.try2'), t('search.try3')]
  return (
    <Empty title={title}>
      {elsewhere > 0 && text && (
        <p>
          <Link to="/search" search={{ text }} className="row">
            {t('found.elsewhere', { count: elsewhere, shown: number(elsewhere) })}
          </Link>
        </p>
      )}
      <ul className={styles.tips}>
        <li>{t('found.tipFewer')}</li>
        <li>{t('found.tipOther')}</li>
        <li>{t('found.tipLanguage')}</li>
      </ul>
      <p className={styles.tries}>
        {t('search.try')}
        {tries.map((words) => (
          <Link key={words} to="/search" search={{ text: words }} className="row">
            {words}
          </Link>
        ))}
      </p>
      <p>
        <Link to="/projects" className="row">
          {t('notFound.projects')}
        </Link>
      </p>
    </Empty>
  )
}
