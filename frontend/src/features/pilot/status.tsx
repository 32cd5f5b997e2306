import type { PilotStatus as Status } from '../../graphql/generated/graphql'
import { useText } from '../../i18n/text'
import styles from './status.module.css'

const SHAPES: Record<Status, string> = {
  PLANNED: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11',
  RUNNING: 'M4.5 3v10L13 8z',
  COMPLETED: 'm2.5 8.5 3.5 4L13.5 3.5',
  STOPPED: 'M4 4h8v8H4z',
}

/** Where a pilot stands: a shape and a word; the colour only helps. */
export function PilotStatus({ status }: { status: Status }) {
  const t = useText()
  return (
    <span className={`${styles.status} ${styles[status.toLowerCase()] ?? ''}`}>
      <svg width="14" height="14" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" strokeLinecap="round" aria-hidden="true">
        <path d={SHAPES[status]} />
      </svg>
      {t(`pilotStatus.${status}`)}
    </span>
  )
}
