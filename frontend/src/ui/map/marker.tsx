import type { ReactNode } from 'react'
import { diameterOf } from './diameter'
import styles from './marker.module.css'

/** Looks of a button or link that stands for several places. */
export const clusterLook = (count: number) => ({
  className: styles.cluster ?? '',
  style: { width: diameterOf(count), height: diameterOf(count) },
})

/** Looks of a link that stands for one place; a MarkerName goes inside. */
export const singleClass = styles.single ?? ''

/** Shown on hover and focus; the link carries the same words as its label, so that they are said at any time. */
export function MarkerName({ children }: { children: ReactNode }) {
  return (
    <span className={styles.name} aria-hidden="true">
      {children}
    </span>
  )
}
