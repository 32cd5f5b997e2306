import { word } from '../../../acts/values'
import { useText } from '../../../i18n/text'
import { CodeField } from '../../../ui/form/code-field'
import { Form } from '../../../ui/form/form'
import { PasswordField } from '../../../ui/form/password-field'
import { EndSecondFactor, RenewRecoveryCodes } from '../documents'
import { useMemberAct } from '../use-member-act'
import { useReadAgain } from '../use-read-again'

const FIELDS = ['password', 'code']
const inputOf = (values: FormData) => ({ input: { password: word(values, 'password'), code: word(values, 'code') } })

/** Ten new recovery codes instead of those before. */
export function RenewForm({ onCodes }: { onCodes: (codes: readonly string[]) => unknown }) {
  const t = useText()
  const { run, form, aside } = useMemberAct(RenewRecoveryCodes, {
    payload: ({ renewRecoveryCodes }) => renewRecoveryCodes,
    fields: FIELDS,
    onDone: ({ recoveryCodes }) => recoveryCodes && onCodes(recoveryCodes),
  })
  return (
    <>
      <Form label={t('account.renewCodes')} submit={t('account.renewCodes')} {...form} onSubmit={(values) => run(inputOf(values))}>
        <p>{t('account.renewCodesText')}</p>
        <PasswordAndCode />
      </Form>
      {aside}
    </>
  )
}

/** The password alone is asked for again. */
export function EndForm() {
  const t = useText()
  const readAgain = useReadAgain()
  const { run, form, aside } = useMemberAct(EndSecondFactor, { payload: ({ endSecondFactor }) => endSecondFactor, fields: FIELDS, onDone: readAgain })
  return (
    <>
      <Form label={t('account.endFactor')} submit={t('account.endFactor')} {...form} onSubmit={(values) => run(inputOf(values))}>
        <p>{t('account.endFactorText')}</p>
        <PasswordAndCode />
      </Form>
      {aside}
    </>
  )
}

function PasswordAndCode() {
  const t = useText()
  return (
    <>
      <PasswordField name="password" label={t('account.password')} autoComplete="current-password" />
      <CodeField name="code" />
    </>
  )
}
