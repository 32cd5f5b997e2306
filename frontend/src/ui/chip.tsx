import type { ReactNode } from 'react'
import styles from './chip.module.css'
import { CloseIcon } from './icons'

interface ChipProps {
  children: ReactNode
  /** What pressing it does, with the chip's own words: "Remove Tested". */
  label: string
  onRemove: () => void
}

/** One filter in force; pressing it takes the filter away. */
export function Chip({ children, label, onRemove }: ChipProps) {
  return (
    <button type="button" className={styles.chip} aria-label={label} onClick={onRemove}>
      {children}
      <CloseIcon size={11} />
    </button>
  )
}
