import { useState } from 'react'
import { useText } from '../../i18n/text'
import { Form } from '../../ui/form/form'
import { TextField } from '../../ui/form/text-field'
import { RequestPasswordReset } from './documents'
import { MailSent } from './mail-sent'
import { useFormAct } from './use-form-act'
import { word } from '../../acts/values'

/** The answer is the same whether there is an account or not. */
export function ForgottenForm() {
  const t = useText()
  const [email, setEmail] = useState('')
  const { run, answer, form } = useFormAct(RequestPasswordReset, { payload: ({ requestPasswordReset }) => requestPasswordReset, fields: ['email'] })
  const send = (values: FormData) => {
    setEmail(word(values, 'email'))
    run({ input: { email: word(values, 'email') } })
  }
  if (answer) return <MailSent title={t('account.mailSent')} text={t('account.forgottenSent', { email })} />
  return (
    <Form label={t('account.forgotten')} submit={t('account.sendMail')} {...form} onSubmit={send}>
      <TextField name="email" type="email" label={t('account.email')} autoComplete="email" />
    </Form>
  )
}
