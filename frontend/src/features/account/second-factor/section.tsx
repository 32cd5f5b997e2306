import { useState } from 'react'
import { useFormats } from '../../../i18n/format'
import { useText } from '../../../i18n/text'
import { Disclosure } from '../../../ui/disclosure'
import type { Account } from '../gate'
import { PasswordFirst } from '../password-first'
import { useReadAgain } from '../use-read-again'
import { BeginForm, type Begun } from './begin-form'
import { ConfirmForm } from './confirm-form'
import { EndForm, RenewForm } from './keep-forms'
import { RecoveryCodes } from './recovery-codes'

/** With this many left it is time for new ones. */
const FEW = 3

/** Two-step sign-in: off, begun, its recovery codes shown once, on. */
export function SecondFactor({ account }: { account: Account }) {
  const t = useText()
  const { day } = useFormats()
  const readAgain = useReadAgain()
  const [begun, setBegun] = useState<Begun>()
  const [codes, setCodes] = useState<readonly string[]>()
  const { secondFactorSince, recoveryCodesLeft } = account
  const onCodes = (made: readonly string[]) => {
    setBegun(undefined)
    setCodes(made)
    return readAgain()
  }
  if (codes) return <RecoveryCodes codes={codes} email={account.email} onKept={() => setCodes(undefined)} />
  if (!account.hasPassword) return <PasswordFirst />
  if (secondFactorSince) {
    const left = recoveryCodesLeft ?? 0
    return (
      <>
        <p>{t('account.factorOn', { since: day(secondFactorSince) })}</p>
        <p>
          {t('account.codesLeft', { count: left })} {left <= FEW && t('account.codesFew')}
        </p>
        <Disclosure label={t('account.renewCodes')}>
          <RenewForm onCodes={onCodes} />
        </Disclosure>
        <Disclosure label={t('account.endFactor')}>
          <EndForm />
        </Disclosure>
      </>
    )
  }
  if (begun) return <ConfirmForm begun={begun} onCodes={onCodes} onLeave={() => setBegun(undefined)} />
  return <BeginForm onBegun={setBegun} />
}
