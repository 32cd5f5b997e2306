import { useState, type ReactNode } from 'react'
import { asRequestError, useOperation } from '../graphql'
import { useFormats } from '../i18n/format'
import { useText } from '../i18n/text'
import { PageHeading } from '../ui/page-heading'
import { Failure } from '../ui/states'
import { Chips } from './chips'
import { FilterDrawer } from './filter-drawer'
import { Filters } from './filters'
import { LayoutSwitch } from './layout-switch'
import { useChange } from './link'
import type { AnySearch, List } from './list'
import { facetsAsked, useGroups } from './open-groups'
import styles from './page.module.css'
import { changed, countFilters } from './search'
import { SortSelect } from './sort-select'
import { TextFilter } from './text-filter'
import type { ListWords } from './words'

/** What the part with the rows is handed. */
export interface MainTools {
  /** Goes to another address of the list; `replace` leaves no step in the history. */
  change: (next: AnySearch, replace?: boolean) => void
  /** Hears how many rows there are. */
  onTotal: (total: number) => void
}

interface ListingPageProps<R, S extends AnySearch, F> {
  list: List<R, S, F>
  search: NoInfer<S>
  words: ListWords
  /** Stands between the heading and the filters: a figure about all rows. */
  intro?: ReactNode
  /** What was found, as rows or otherwise. */
  children: (tools: MainTools) => ReactNode
}

/** A list with all that stands around its rows: heading, words, order, filters (a drawer where space is short) and chips. */
export function ListingPage<R, S extends AnySearch, F>({ list, search, words, intro, children }: ListingPageProps<R, S, F>) {
  const t = useText()
  const { number } = useFormats()
  useGroups(list.path)
  const of = facetsAsked(list, search)
  const { data: counts, error, refetch } = useOperation(list.counts.query, { filter: list.filter(search), of }, { keepPrevious: true, enabled: of.length > 0 })
  const facets = counts === undefined ? undefined : list.counts.found(counts)
  const [total, setTotal] = useState<number>()
  const change = useChange(list.path)
  const failure = error && asRequestError(error)
  const filters = (
    <Filters
      list={list}
      search={search}
      facets={facets}
      onChange={change}
      failure={failure && <Failure code={failure.code} requestId={failure.requestId} onRetry={() => void refetch()} />}
    />
  )

  return (
    <div className={`wrap ${styles.page}`}>
      <header className={styles.head}>
        <PageHeading title={t(words.title)} />
        <p className={styles.lead}>{t(words.lead)}</p>
      </header>
      {intro}
      <div className={styles.bar}>
        <TextFilter text={search.text ?? ''} onChange={(text) => change(changed<AnySearch>(search, { text }), true)} />
        {list.layouts.length > 1 && <LayoutSwitch list={list} search={search} />}
        <SortSelect list={list} search={search} onChange={change} />
        <FilterDrawer
          count={countFilters(list, search)}
          showLabel={total === undefined ? t('filter.show') : t(words.show, { count: total, shown: number(total) })}
          className={styles.drawer}
        >
          {filters}
        </FilterDrawer>
      </div>
      <Chips list={list} search={search} facets={facets} onChange={change} />
      <div className={styles.two}>
        <aside className={styles.side} aria-label={t('filter.title')}>
          {filters}
        </aside>
        <div className={styles.main}>{children({ change, onTotal: setTotal })}</div>
      </div>
    </div>
  )
}
