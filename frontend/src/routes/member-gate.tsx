import type { ReactNode } from 'react'
import { SignInForm } from '../features/account/sign-in-form'
import { useMark } from '../graphql/signed-in'
import { useText } from '../i18n/text'
import { OtherWays } from './other-ways'

/** A visitor signs in right here, and is where they wanted to be; a session that ends meanwhile takes nothing away. */
export function MemberGate({ children }: { children: ReactNode }) {
  const t = useText()
  if (useMark() !== null) return children
  return (
    <>
      <p>{t('account.gate')}</p>
      <SignInForm />
      <OtherWays />
    </>
  )
}
