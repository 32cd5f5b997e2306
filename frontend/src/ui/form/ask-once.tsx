import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useText } from '../../i18n/text'
import styles from './form.module.css'

interface AskOnceProps {
  /** The words on the button, and on the one that does it. */
  label: string
  /** Names what will happen. */
  question: ReactNode
  isBusy?: boolean
  /** Id of what it is done to, where the button alone does not say. */
  describedBy?: string | undefined
  onYes: () => void
}

/** What cannot be undone is asked once, in its place. */
export function AskOnce({ label, question, isBusy = false, describedBy, onYes }: AskOnceProps) {
  const t = useText()
  const [isAsking, setIsAsking] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const wasAsking = useRef(false)
  useEffect(() => {
    if (isAsking) box.current?.focus()
    else if (wasAsking.current) button.current?.focus()
    wasAsking.current = isAsking
  }, [isAsking])
  if (!isAsking) {
    return (
      <button ref={button} type="button" className="btn quiet" aria-describedby={describedBy} onClick={() => setIsAsking(true)}>
        {label}
      </button>
    )
  }
  return (
    <div ref={box} tabIndex={-1} role="group" aria-label={label} className={styles.ask}>
      <p>{question}</p>
      <div className={styles.foot}>
        <button type="button" className={`btn ${styles.danger}`} aria-disabled={isBusy || undefined} onClick={() => !isBusy && onYes()}>
          {label}
        </button>
        <button type="button" className="btn quiet" onClick={() => setIsAsking(false)}>
          {t('form.keep')}
        </button>
      </div>
    </div>
  )
}
