import type { ReactNode } from 'react'
import styles from './disclosure.module.css'

interface DisclosureProps {
  label: string
  children: ReactNode
}

/** Something that few need at a time, behind its name: the platform's own, which opens when a page is searched as well. */
export function Disclosure({ label, children }: DisclosureProps) {
  return (
    <details className={styles.details}>
      <summary>{label}</summary>
      <div className={styles.inside}>{children}</div>
    </details>
  )
}
