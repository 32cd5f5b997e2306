import { useEffect, useId, useRef } from 'react'
import { MARK } from '../../graphql/signed-in'
import { useText } from '../../i18n/text'
import { CloseIcon } from '../../ui/icons'
import styles from './account.module.css'
import { Providers } from './providers'
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
  const { data, refetch } = useViewer()
  const email = data?.viewer?.email
  useEffect(() => {
    // React shows an effect twice while developing; a dialog opens once.
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  useSignedInBeside(async () => {
    const { data: now } = await refetch()
    if (email === undefined || now?.viewer?.email === email) onDone()
  })
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={id} onClose={onClose}>
      <div className={styles.dialogHead}>
        <h2 id={id}>{t('account.signInAgain')}</h2>
        <button type="button" className={styles.close} aria-label={t('close')} onClick={() => dialog.current?.close()}>
          <CloseIcon size={20} />
        </button>
      </div>
      <p>{t('account.signInAgainText')}</p>
      <SignInForm email={email} onDone={onDone} />
      <Providers to={window.location.pathname} isBeside />
    </dialog>
  )
}

/** Calls when somebody signs in in another tab: with a provider, for instance, whom this tab is not left for. */
function useSignedInBeside(then: () => Promise<void>) {
  const latest = useRef(then)
  useEffect(() => {
    latest.current = then
  })
  useEffect(() => {
    const hear = ({ key, newValue }: StorageEvent) => {
      if (key === MARK && newValue === 'yes') void latest.current()
    }
    window.addEventListener('storage', hear)
    return () => window.removeEventListener('storage', hear)
  }, [])
}
