import type { ReactNode } from 'react'
import { useText } from '../../i18n/text'
import { Form } from '../../ui/form/form'
import { ConfirmEmail } from './documents'
import { Told } from './mail-sent'
import { useFormAct } from './use-form-act'

interface ConfirmFormProps {
  token: string
  /** Where to go from here. */
  next: ReactNode
}

/** One press: a link alone would be used up by programs that look into mail before people do. */
export function ConfirmForm({ token, next }: ConfirmFormProps) {
  const t = useText()
  const { run, answer, form } = useFormAct(ConfirmEmail, { payload: ({ confirmEmail }) => confirmEmail, fields: [] })
  if (answer) {
    return (
      <Told title={t('account.confirmDone', { name: answer.viewer?.name ?? '' })}>
        <p>{t('account.confirmDoneText')}</p>
        {next}
      </Told>
    )
  }
  return (
    <Form label={t('account.confirm')} submit={t('account.confirm')} {...form} onSubmit={() => run({ input: { token } })}>
      <p>{t('account.confirmText')}</p>
    </Form>
  )
}
