import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useText } from '../i18n/text'
import styles from './dialog.module.css'
import { CloseIcon } from './icons'

interface DialogProps {
  title: string
  onClose: () => void
  children: ReactNode
}

/** The platform's own modal dialog: it keeps the focus, closes on Escape and gives the focus back. Open as long as it is there. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const t = useText()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    // React shows an effect twice while developing; a dialog opens once.
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={id} onClose={onClose}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        <button type="button" className={styles.close} aria-label={t('close')} onClick={() => dialog.current?.close()}>
          <CloseIcon size={20} />
        </button>
      </div>
      {children}
    </dialog>
  )
}
