import { word } from '../../acts/values'
import { useText } from '../../i18n/text'
import { FirstStep } from '../../ui/form/first-step'
import { Form } from '../../ui/form/form'
import { PasswordField } from '../../ui/form/password-field'
import { TextField } from '../../ui/form/text-field'
import { CodeStep } from './code-step'
import { codeIn } from './code'
import { SignIn } from './documents'
import { useFormAct } from './use-form-act'

interface SignInFormProps {
  /** Whose session ended: nobody else can go on with what they typed. */
  email?: string | undefined
  onDone?: () => unknown
}

/** Address and password; then, where the account has a second factor, its code. */
export function SignInForm({ email, onDone }: SignInFormProps) {
  const t = useText()
  const { run, isCodeNeeded, withoutCode, form } = useFormAct(SignIn, {
    payload: ({ signIn }) => signIn,
    fields: ['email', 'password', 'code'],
    ...(onDone && { onDone }),
  })
  const send = (values: FormData) => run({ input: { email: word(values, 'email'), password: word(values, 'password'), ...codeIn(values) } })
  return (
    <Form label={t('account.signIn')} submit={t('account.signIn')} {...form} onSubmit={send}>
      <FirstStep isDone={isCodeNeeded}>
        <TextField name="email" type="email" label={t('account.email')} autoComplete="email" defaultValue={email} readOnly={email !== undefined} />
        <PasswordField name="password" label={t('account.password')} autoComplete="current-password" />
      </FirstStep>
      {isCodeNeeded && <CodeStep onBack={withoutCode} />}
    </Form>
  )
}
