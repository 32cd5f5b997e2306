import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { SignInForm } from '../features/account/sign-in-form'
import { useText } from '../i18n/text'
import { FormFrame } from './form-frame'
import { OtherWays } from './other-ways'
import { UnlessSignedIn } from './signed-in-already'
import { wayBack } from './way-back'

const route = getRouteApi('/sign-in')

export function SignInPage() {
  const t = useText()
  const navigate = useNavigate()
  const { to } = route.useSearch()
  return (
    <FormFrame title={t('account.signIn')} lead={t('account.signInLead')}>
      <UnlessSignedIn>
        <SignInForm onDone={() => navigate({ href: wayBack(to) })} />
        <OtherWays />
      </UnlessSignedIn>
    </FormFrame>
  )
}
