import type { ReactNode } from 'react'
import type { AnySearch, List } from './list'
import { NothingFound } from './nothing-found'
import { ListingPage } from './page'
import { Results } from './results'
import type { RowsTable } from './rows-data'
import type { ListWords } from './words'

interface RowsPageProps<R, S extends AnySearch, F> {
  list: List<R, S, F>
  search: NoInfer<S>
  words: ListWords
  /** Of the size of a full page of rows. */
  skeleton: ReactNode
  /** The page of rows as a table to take along. */
  data?: (data: R) => RowsTable
  /** Stands between the heading and the filters: a figure about all rows. */
  intro?: ReactNode
  /** The rows of an answer that has some. */
  children: (data: R) => ReactNode
}

/** A list page that shows rows and nothing else; how to make one stands at the top of list.ts. */
export function RowsPage<R, S extends AnySearch, F>({ list, search, words, skeleton, data, intro, children }: RowsPageProps<R, S, F>) {
  return (
    <ListingPage list={list} search={search} words={words} intro={intro}>
      {({ onTotal }) => (
        <Results
          list={list}
          search={search}
          source={list.page}
          count={words.count}
          empty={<NothingFound list={list} search={search} words={words} />}
          skeleton={skeleton}
          onTotal={onTotal}
          data={data}
        >
          {children}
        </Results>
      )}
    </ListingPage>
  )
}
