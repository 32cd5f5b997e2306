import type { ReactNode } from 'react'
import { word } from '../../acts/values'
import { useText } from '../../i18n/text'
import { FirstStep } from '../../ui/form/first-step'
import { Form } from '../../ui/form/form'
import { PasswordField } from '../../ui/form/password-field'
import { CodeStep } from './code-step'
import { codeIn } from './code'
import { ResetPassword } from './documents'
import { Told } from './mail-sent'
import { useFormAct } from './use-form-act'

interface ResetFormProps {
  token: string
  /** Where to go from here. */
  next: ReactNode
}

export function ResetForm({ token, next }: ResetFormProps) {
  const t = useText()
  const { run, answer, isCodeNeeded, withoutCode, form } = useFormAct(ResetPassword, { payload: ({ resetPassword }) => resetPassword, fields: ['password', 'code'] })
  if (answer) {
    return (
      <Told title={t('account.resetDone')}>
        <p>{t('account.resetDoneText')}</p>
        {next}
      </Told>
    )
  }
  return (
    <Form label={t('account.reset')} submit={t('account.savePassword')} {...form} onSubmit={(values) => run({ input: { token, password: word(values, 'password'), ...codeIn(values) } })}>
      <FirstStep isDone={isCodeNeeded}>
        <PasswordField name="password" label={t('account.newPassword')} hint={t('account.passwordHint')} autoComplete="new-password" />
      </FirstStep>
      {isCodeNeeded && <CodeStep onBack={withoutCode} />}
    </Form>
  )
}
