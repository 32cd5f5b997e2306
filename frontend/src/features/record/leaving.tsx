import { useBlocker } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useText } from '../../i18n/text'
import styles from './record.module.css'

interface LeavingProps {
  isUnsent: () => boolean
  /** What becomes of it. */
  text?: string
}

/** Asks once before somebody leaves a page with words that are not sent; a window that is closed asks in the browser's own words. */
export function Leaving({ isUnsent, text }: LeavingProps) {
  const t = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && isUnsent(),
    enableBeforeUnload: isUnsent,
    withResolver: true,
  })
  const isAsking = status === 'blocked'
  useEffect(() => {
    if (isAsking && !dialog.current?.open) dialog.current?.showModal()
  }, [isAsking])
  if (!isAsking) return null
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="leaving" onClose={reset}>
      <h2 id="leaving">{t('record.leave')}</h2>
      <p>{text ?? t('record.leaveText')}</p>
      <p className={styles.acts}>
        <button type="button" className="btn" onClick={() => dialog.current?.close()}>
          {t('record.stay')}
        </button>
        <button type="button" className="btn quiet" onClick={proceed}>
          {t('record.go')}
        </button>
      </p>
    </dialog>
  )
}
