import { useEffect, useRef } from 'react'
import { MARK } from '../../graphql/signed-in'
import { useText } from '../../i18n/text'
import { Dialog } from '../../ui/dialog'
import { Settings } from './documents'
import { Providers, whereIAm } from './providers'
import { SignInForm } from './sign-in-form'
import { useOwn, useViewer } from './viewer'

interface SignInAgainProps {
  onDone: () => void
  onClose: () => void
}

/** Over a form whose session has ended, which stays as it is underneath. */
export function SignInAgain({ onDone, onClose }: SignInAgainProps) {
  const t = useText()
  const { data, refetch } = useViewer()
  // the page behind the form has asked as well: whichever answer came before the session ended knows whose form this is
  const { data: account } = useOwn(Settings)
  const email = data?.viewer?.email ?? account?.viewer?.email
  useSignedInBeside(async () => {
    const { data: now } = await refetch()
    if (email === undefined || now?.viewer?.email === email) onDone()
  })
  return (
    <Dialog title={t('account.signInAgain')} onClose={onClose}>
      <p>{t('account.signInAgainText')}</p>
      <SignInForm email={email} onDone={onDone} />
      <Providers to={whereIAm()} isBeside />
    </Dialog>
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
