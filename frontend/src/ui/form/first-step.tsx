import type { ReactNode } from 'react'
import styles from './first-step.module.css'

interface FirstStepProps {
  /** The form is at its second step: the fields of the first are out of sight, keep what was typed and are sent along. */
  isDone: boolean
  children: ReactNode
}

/** The fields of a form that asks for one thing more once they are right. */
export function FirstStep({ isDone, children }: FirstStepProps) {
  return (
    <div className={styles.step} hidden={isDone}>
      {children}
    </div>
  )
}
