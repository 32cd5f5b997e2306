import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { Providers, whereIAm } from '../features/account/providers'
import { SignInForm } from '../features/account/sign-in-form'
import { SignUpForm } from '../features/account/sign-up-form'
import { Invitation } from '../features/team/invitation'
import { useMark } from '../graphql/signed-in'
import { useText } from '../i18n/text'
import { Acting } from './acting'
import { FormFrame } from './form-frame'

const route = getRouteApi('/invitation')

/** Signing in or up without leaving the page: the invitation is still there afterwards, also when the account is confirmed in another tab. */
function WayIn({ email }: { email: string }) {
  const t = useText()
  const [isNew, setIsNew] = useState(false)
  return (
    <section>
      <h2>{t(isNew ? 'account.signUp' : 'account.signIn')}</h2>
      <p>{t(isNew ? 'team.invitationSignUp' : 'team.invitationSignIn', { email })}</p>
      {isNew ? <SignUpForm /> : <SignInForm />}
      <Providers to={whereIAm()} />
      <p>
        <button type="button" className="linkish" onClick={() => setIsNew(!isNew)}>
          {t(isNew ? 'account.haveAccount' : 'account.noAccount')}
        </button>
      </p>
    </section>
  )
}

/** Where the mail of an invitation leads. */
export function InvitationPage() {
  const t = useText()
  const isSignedIn = useMark() !== null
  const { token } = route.useSearch()
  return (
    <FormFrame title={t('team.invitation')} lead={t('team.invitationLead')}>
      <Acting>{token ? <Invitation token={token} isSignedIn={isSignedIn} WayIn={WayIn} /> : <p>{t('refusal.INVITATION_INVALID')}</p>}</Acting>
    </FormFrame>
  )
}
