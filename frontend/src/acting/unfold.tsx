import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useText } from '../i18n/text'
import styles from './acting.module.css'

interface UnfoldProps {
  /** The words on the button, and the title of what it opens. */
  label: string
  /** Id of what it is about, where the button alone does not say. */
  describedBy?: string | undefined
  /** The louder button: what most people come for. */
  isLoud?: boolean
  /** The form. It folds itself away when it is done. */
  children: (close: () => void) => ReactNode
}

/** A form in its place, there when somebody wants it. It takes the focus, and gives it back. */
export function Unfold({ label, describedBy, isLoud = false, children }: UnfoldProps) {
  const t = useText()
  const [isOpen, setIsOpen] = useState(false)
  const wasOpen = useRef(false)
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isOpen) (panel.current?.querySelector<HTMLElement>('input:not([type="hidden"]), select, textarea') ?? panel.current)?.focus()
    else if (wasOpen.current) button.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  const close = () => setIsOpen(false)
  if (!isOpen) {
    return (
      <div className={styles.unfold}>
        <button ref={button} type="button" className={isLoud ? 'btn' : 'btn quiet'} aria-describedby={describedBy} onClick={() => setIsOpen(true)}>
          {label}
        </button>
      </div>
    )
  }
  return (
    <div ref={panel} data-open role="group" aria-label={label} tabIndex={-1} className={styles.panel}>
      <p className={styles.panelTitle}>{label}</p>
      {children(close)}
      <button type="button" className={`linkish small ${styles.close}`} onClick={close}>
        {t('refusal.close')}
      </button>
    </div>
  )
}
