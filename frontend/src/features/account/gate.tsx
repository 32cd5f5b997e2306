import type { ReactNode } from 'react'
import { asRequestError } from '../../graphql'
import type { SettingsQuery } from '../../graphql/generated/graphql'
import { useMark } from '../../graphql/signed-in'
import { useText } from '../../i18n/text'
import { Failure, Loading, Skeleton } from '../../ui/states'
import { Settings } from './documents'
import { Providers, whereIAm } from './providers'
import { SignInForm } from './sign-in-form'
import { useOwn } from './viewer'

/** Somebody's own account. */
export type Account = NonNullable<SettingsQuery['viewer']>

interface GateProps {
  /** Ways for those who have no account, or forgot their password. */
  ways: ReactNode
  children: (account: Account) => ReactNode
}

/** Shows what belongs to whoever is signed in; a visitor signs in right here, and is where they wanted to be. */
export function Gate({ ways, children }: GateProps) {
  const t = useText()
  const isSignedIn = useMark() === 'yes'
  const { data, error, refetch } = useOwn(Settings)
  if (data?.viewer) return children(data.viewer)
  if (isSignedIn && error) {
    const { code, requestId } = asRequestError(error)
    return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
  }
  if (isSignedIn && !data) {
    return (
      <Loading label={t('loading')}>
        <Skeleton height="18rem" />
      </Loading>
    )
  }
  return (
    <>
      <p>{t('account.gate')}</p>
      <SignInForm />
      <Providers to={whereIAm()} />
      {ways}
    </>
  )
}
