import type { ReactNode } from 'react'
import styles from './bars.module.css'

export interface Bar {
  key: string
  label: ReactNode
  value: number
  /** The value as the reader's language writes it. */
  shown: string
  isEnd?: boolean
}

/** Horizontal bars from one zero line; each value stands beside its bar, so that nobody has to measure. */
export function Bars({ bars }: { bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <dl className={styles.bars}>
      {bars.map(({ key, label, value, shown, isEnd }) => (
        <div key={key} className={styles.row}>
          <dt>{label}</dt>
          <dd>
            <span className={styles.rail}>
              <span className={isEnd ? styles.end : styles.bar} style={{ inlineSize: value > 0 ? `max(2px, ${(100 * value) / most}%)` : 0 }} />
            </span>
            <span className={`num ${styles.value}`}>{shown}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
