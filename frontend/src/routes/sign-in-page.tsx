import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Arrival } from '../features/account/arrival'
import { FinishForm } from '../features/account/finish-form'
import { ProviderProblem } from '../features/account/provider-problem'
import { Providers } from '../features/account/providers'
import { SignInForm } from '../features/account/sign-in-form'
import { useText } from '../i18n/text'
import { FormFrame } from './form-frame'
import { OtherWays } from './other-ways'
import { UnlessSignedIn } from './signed-in-already'
import { wayBack } from './way-back'

const route = getRouteApi('/sign-in')

/** Where people sign in, and where a browser comes back to from a provider. */
export function SignInPage() {
  const t = useText()
  const navigate = useNavigate()
  const { to, with: provider, step, problem } = route.useSearch()
  const back = wayBack(to)
  const onDone = () => navigate({ href: back })
  const ways = (
    <>
      <SignInForm onDone={onDone} />
      <Providers to={back} />
      <OtherWays />
    </>
  )
  const isFinishing = typeof provider === 'string' && (step === 'code' || step === 'link')
  return (
    <FormFrame title={t('account.signIn')} lead={t('account.signInLead')}>
      {typeof problem === 'string' && (
        <p role="alert">
          <ProviderProblem code={problem} />
        </p>
      )}
      {step === 'done' && <Arrival onDone={onDone} otherwise={ways} />}
      {isFinishing && <FinishForm provider={provider} step={step} onDone={onDone} />}
      {step !== 'done' && !isFinishing && <UnlessSignedIn>{ways}</UnlessSignedIn>}
    </FormFrame>
  )
}
