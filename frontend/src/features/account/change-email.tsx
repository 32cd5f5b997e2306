import { useState } from 'react'
import { word } from '../../acts/values'
import { useText } from '../../i18n/text'
import { Form } from '../../ui/form/form'
import { PasswordField } from '../../ui/form/password-field'
import { TextField } from '../../ui/form/text-field'
import { ChangeEmail } from './documents'
import { MailSent } from './mail-sent'
import { useMemberAct } from './use-member-act'
import { useReadAgain } from './use-read-again'

/** The address changes when the link of the mail to the new one is used. */
export function ChangeEmailForm() {
  const t = useText()
  const readAgain = useReadAgain()
  const [email, setEmail] = useState('')
  const { run, answer, form, aside } = useMemberAct(ChangeEmail, { payload: ({ changeEmail }) => changeEmail, fields: ['email', 'password'], onDone: readAgain })
  const send = (values: FormData) => {
    setEmail(word(values, 'email'))
    run({ input: { email: word(values, 'email'), password: word(values, 'password') } })
  }
  if (answer) return <MailSent as="h3" title={t('account.mailSent')} text={t('account.emailSent', { email })} />
  return (
    <>
      <Form label={t('account.changeEmail')} submit={t('account.sendMail')} isQuiet {...form} onSubmit={send}>
        <p>{t('account.changeEmailText')}</p>
        <TextField name="email" type="email" label={t('account.newEmail')} autoComplete="email" />
        <PasswordField name="password" label={t('account.password')} autoComplete="current-password" />
      </Form>
      {aside}
    </>
  )
}
