import { word } from '../../acts/values'
import type { FinishSignInMutation } from '../../graphql/generated/graphql'
import { useText } from '../../i18n/text'
import { FirstStep } from '../../ui/form/first-step'
import { Form } from '../../ui/form/form'
import { PasswordField } from '../../ui/form/password-field'
import { codeIn } from './code'
import { CodeStep } from './code-step'
import { FinishSignIn } from './documents'
import { MailSent } from './mail-sent'
import { useFormAct } from './use-form-act'
import { useProviders } from './providers'

interface FinishFormProps {
  provider: string
  /** `link`: proof that the account with this address is theirs; `code`: the second factor alone. */
  step: 'link' | 'code'
  onDone: () => unknown
}

const FIELDS = ['password', 'code']
const payloadOf = ({ finishSignIn }: FinishSignInMutation) => finishSignIn

/** The rest of signing in with a provider. */
export function FinishForm({ provider, step, onDone }: FinishFormProps) {
  const t = useText()
  const title = useProviders().find(({ name }) => name === provider)?.title ?? provider
  const { run, isCodeNeeded, withoutCode, form } = useFormAct(FinishSignIn, { payload: payloadOf, fields: FIELDS, onDone })
  const mail = useFormAct(FinishSignIn, { payload: payloadOf, fields: FIELDS })
  const isLink = step === 'link'
  const send = (values: FormData) => run({ input: { ...(isLink && { password: word(values, 'password') }), ...codeIn(values) } })
  if (mail.answer) return <MailSent title={t('account.mailSent')} text={t('account.linkSent', { provider: title })} />
  return (
    <>
      <Form label={t('account.signInWith', { provider: title })} submit={t('account.signIn')} {...form} onSubmit={send}>
        {isLink && (
          <FirstStep isDone={isCodeNeeded}>
            <p>{t('account.linkText', { provider: title })}</p>
            <PasswordField name="password" label={t('account.password')} autoComplete="current-password" />
          </FirstStep>
        )}
        {(!isLink || isCodeNeeded) && <CodeStep {...(isLink && { onBack: withoutCode })} />}
      </Form>
      {isLink && (
        <Form label={t('account.linkByMail')} submit={t('account.linkByMail')} isQuiet {...mail.form} onSubmit={() => mail.run({ input: { byMail: true } })}>
          <p>{t('account.linkByMailText')}</p>
        </Form>
      )}
    </>
  )
}
