import { useEffect, useId, useRef } from 'react'
import { useText } from '../../i18n/text'
import { CloseIcon } from '../../ui/icons'
import styles from './account.module.css'
import { SignInForm } from './sign-in-form'
import { useViewer } from './viewer'

interface SignInAgainProps {
  onDone: () => void
  onClose: () => void
}

/** Over a form whose session has ended: the platform's own modal dialog, so the form stays as it is underneath. */
export function SignInAgain({ onDone, onClose }: SignInAgainProps) {
  const t = useText()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const { data } = useViewer()
  useEffect(() => {
    // React shows an effect twice while developing; a dialog opens once.
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={id} onClose={onClose}>
      <div className={styles.dialogHead}>
        <h2 id={id}>{t('account.signInAgain')}</h2>
        <button type="button" className={styles.close} aria-label={t('close')} onClick={() => dialog.current?.close()}>
          <CloseIcon size={20} />
        </button>
      </div>
      <p>{t('account.signInAgainText')}</p>
      <SignInForm email={data?.viewer?.email} onDone={onDone} />
    </dialog>
  )
}
