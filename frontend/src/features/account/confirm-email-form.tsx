import type { ReactNode } from 'react'
import { useText } from '../../i18n/text'
import { Form } from '../../ui/form/form'
import { ConfirmEmailChange } from './documents'
import { Told } from './mail-sent'
import { useFormAct } from './use-form-act'
import { useReadAgain } from './use-read-again'

interface ConfirmEmailFormProps {
  token: string
  /** Where to go from here. */
  next: ReactNode
}

/** One press, for the same reason as with the first address. */
export function ConfirmEmailForm({ token, next }: ConfirmEmailFormProps) {
  const t = useText()
  const readAgain = useReadAgain()
  const { run, answer, form } = useFormAct(ConfirmEmailChange, { payload: ({ confirmEmailChange }) => confirmEmailChange, fields: [], onDone: readAgain })
  if (answer) {
    return (
      <Told title={t('account.emailChanged')}>
        <p>{t('account.emailChangedText')}</p>
        {next}
      </Told>
    )
  }
  return (
    <Form label={t('account.confirmEmail')} submit={t('account.confirmEmail')} {...form} onSubmit={() => run({ input: { token } })}>
      <p>{t('account.confirmText')}</p>
    </Form>
  )
}
