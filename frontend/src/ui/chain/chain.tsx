import type { ReactNode } from 'react'
import styles from './chain.module.css'

export interface ChainEntry {
  key: string
  /** Its title, as a link where it leads somewhere. */
  title: ReactNode
  text?: ReactNode
  /** A day as the API gives it, and as the reader's language writes it. */
  date?: { iso: string; shown: string } | undefined
  place?: string | undefined
}

interface ChainStep {
  key: string
  /** What this step of the chain is: "Learning event". */
  name: string
  /** What is known of it; nothing where the step is missing. */
  entries: readonly ChainEntry[]
}

interface ChainProps {
  /** Names the list for people who do not see it. */
  label: string
  steps: readonly ChainStep[]
  /** Said at a step that is missing. */
  missingWords: string
}

/** A chain of steps, each there or missing; a line is whole only between two that are there. Lies down where there is room, stands on phones. */
export function Chain({ label, steps, missingWords }: ChainProps) {
  return (
    <div className={styles.frame}>
      <ol role="list" className={styles.chain} aria-label={label}>
        {steps.map(({ key, name, entries }, at) => {
          const isThere = entries.length > 0
          const isJoined = isThere && (steps[at + 1]?.entries.length ?? 0) > 0
          return (
            <li key={key} className={`${isThere ? styles.there : styles.missing} ${isJoined ? styles.joined : ''}`}>
              <span className={`num ${styles.link}`} aria-hidden="true">
                {at + 1}
              </span>
              <div className={styles.words}>
                <p className={styles.name}>{name}</p>
                {!isThere && <p className={styles.none}>{missingWords}</p>}
                {entries.map((entry) => (
                  <div key={entry.key} className={styles.entry}>
                    <p className={styles.title}>{entry.title}</p>
                    {(entry.date || entry.place) && (
                      <p className={styles.when}>
                        {entry.date && <time dateTime={entry.date.iso}>{entry.date.shown}</time>}
                        {entry.date && entry.place && ' · '}
                        {entry.place}
                      </p>
                    )}
                    {entry.text && <div className={styles.text}>{entry.text}</div>}
                  </div>
                ))}
              </div>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
