import type { ReactNode } from 'react'
import { Skeleton } from '../ui/states'
import styles from './rows.module.css'

interface RowsProps<Row> {
  rows: readonly Row[]
  keyOf: (row: Row) => string
  columns?: 1 | 2
  children: (row: Row) => ReactNode
}

/** Rows between hairlines, in one column or two. */
export function Rows<Row>({ rows, keyOf, columns = 1, children }: RowsProps<Row>) {
  return (
    <ul role="list" className={columns === 2 ? styles.two : styles.list}>
      {rows.map((row) => (
        <li key={keyOf(row)}>{children(row)}</li>
      ))}
    </ul>
  )
}

interface RowsSkeletonProps {
  count: number
  columns?: 1 | 2
  /** Height of one row as CSS, the same as what will stand here. */
  height?: string
}

/** Lines of the size of rows. */
export function RowsSkeleton({ count, columns = 1, height = '172px' }: RowsSkeletonProps) {
  return (
    <ul role="list" className={columns === 2 ? styles.two : styles.list}>
      {Array.from({ length: count }, (_, at) => (
        <li key={at} className={styles.ghost} style={{ minHeight: height }}>
          <Skeleton height="18px" width="9rem" />
          <Skeleton height="26px" width="80%" />
          <Skeleton height="44px" />
          <Skeleton height="20px" width="60%" />
        </li>
      ))}
    </ul>
  )
}
