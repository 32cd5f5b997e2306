import type { ReactNode } from 'react'
import type { MessageId } from '../i18n/messages'
import { useText } from '../i18n/text'
import { ArrowIcon } from '../ui/icons'
import { ListLink } from './link'
import type { AnySearch, List } from './list'
import { changed, sortOf } from './search'
import styles from './table.module.css'

export interface Column<Row> {
  title: MessageId
  /** The order that its heading asks for. */
  sort?: string
  /** From A on, or the smallest first; else the largest or latest first. */
  isAscending?: boolean
  isNumber?: boolean
  className?: string | undefined
  cell: (row: Row) => ReactNode
}

interface ListTableProps<Row> {
  list: Pick<List, 'path' | 'sorts' | 'usual'>
  search: AnySearch
  /** Names the table; it scrolls sideways by itself where the window is narrow. */
  label: string
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** The first one names its row. */
  columns: readonly Column<Row>[]
}

const joined = (...names: (string | false | undefined)[]) => names.filter(Boolean).join(' ') || undefined

/** The same rows to compare, with orders in the headings. */
export function ListTable<Row>({ list, search, label, rows, keyOf, columns }: ListTableProps<Row>) {
  const t = useText()
  const order = sortOf(list, search)
  return (
    <div className={styles.scroll} role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map(({ title, sort, isAscending, isNumber }) => (
              <th
                key={title}
                scope="col"
                className={isNumber ? 'end' : undefined}
                aria-sort={sort !== undefined && sort === order ? (isAscending ? 'ascending' : 'descending') : undefined}
              >
                {sort === undefined ? (
                  t(title)
                ) : (
                  <ListLink path={list.path} search={changed(search, { sort })} className={styles.sort}>
                    {t(title)}
                    {sort === order && <ArrowIcon size={12} />}
                  </ListLink>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ title, isNumber, className, cell }, at) =>
                at === 0 ? (
                  <th key={title} scope="row" className={joined(styles.title, className)}>
                    {cell(row)}
                  </th>
                ) : (
                  <td key={title} className={joined(isNumber && 'num end', className)}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
