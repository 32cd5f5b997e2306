import { useText } from '../../i18n/text'
import { Form } from '../../ui/form/form'
import { PasswordField } from '../../ui/form/password-field'
import { TextField } from '../../ui/form/text-field'
import { SignIn } from './documents'
import { useFormAct } from './use-form-act'
import { word } from './values'

interface SignInFormProps {
  /** Whose session ended: nobody else can go on with what they typed. */
  email?: string | undefined
  onDone?: () => unknown
}

export function SignInForm({ email, onDone }: SignInFormProps) {
  const t = useText()
  const { run, form } = useFormAct(SignIn, { payload: ({ signIn }) => signIn, fields: ['email', 'password'], ...(onDone && { onDone }) })
  const send = (values: FormData) => run({ input: { email: word(values, 'email'), password: word(values, 'password') } })
  return (
    <Form label={t('account.signIn')} submit={t('account.signIn')} {...form} onSubmit={send}>
      <TextField name="email" type="email" label={t('account.email')} autoComplete="email" defaultValue={email} readOnly={email !== undefined} />
      <PasswordField name="password" label={t('account.password')} autoComplete="current-password" />
    </Form>
  )
}
