import { useState } from 'react'
import { useLanguage } from '../../i18n/language'
import { useText } from '../../i18n/text'
import { CheckField } from '../../ui/form/check-field'
import { Form } from '../../ui/form/form'
import { PasswordField } from '../../ui/form/password-field'
import { TextField } from '../../ui/form/text-field'
import { SignUp } from './documents'
import { MailSent } from './mail-sent'
import { useFormAct } from './use-form-act'
import { word } from '../../acts/values'

/** What nobody needs to agree to for an account. */
const CONSENTS = ['DIGEST', 'EXPERT_SUGGESTIONS'] as const

/** Whoever has an account already gets a mail that says so: the page does not tell. */
export function SignUpForm() {
  const t = useText()
  const language = useLanguage()
  const [email, setEmail] = useState('')
  const { run, answer, form } = useFormAct(SignUp, { payload: ({ signUp }) => signUp, fields: ['name', 'email', 'password', 'consents'] })
  const send = (values: FormData) => {
    setEmail(word(values, 'email'))
    const given = values.getAll('consents')
    const consents = CONSENTS.filter((purpose) => given.includes(purpose))
    run({ input: { name: word(values, 'name'), email: word(values, 'email'), password: word(values, 'password'), language, consents } })
  }
  if (answer) return <MailSent title={t('account.mailSent')} text={t('account.signUpSent', { email })} />
  return (
    <Form label={t('account.signUp')} submit={t('account.signUp')} {...form} onSubmit={send}>
      <TextField name="name" label={t('account.name')} hint={t('account.nameHint')} autoComplete="name" />
      <TextField name="email" type="email" label={t('account.email')} hint={t('account.emailHint')} autoComplete="email" />
      <PasswordField name="password" label={t('account.newPassword')} hint={t('account.passwordHint')} autoComplete="new-password" />
      <CheckField
        name="consents"
        label={t('consent.more')}
        hint={t('consent.moreHint')}
        options={CONSENTS.map((value) => ({ value, label: t(`consent.${value}`), hint: t(`consentText.${value}`) }))}
      />
    </Form>
  )
}
