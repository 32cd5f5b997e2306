import type { ReactNode } from 'react'
import { PageHeading } from '../ui/page-heading'
import styles from './form-frame.module.css'

interface FormFrameProps {
  title: string
  lead: string
  children: ReactNode
}

/** A page that is one form in one column. */
export function FormFrame({ title, lead, children }: FormFrameProps) {
  return (
    <div className={`wrap ${styles.page}`}>
      <PageHeading title={title} />
      <p className={styles.lead}>{lead}</p>
      {children}
    </div>
  )
}
