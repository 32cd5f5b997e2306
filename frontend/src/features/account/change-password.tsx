import { useState } from 'react'
import { useText } from '../../i18n/text'
import { Form } from '../../ui/form/form'
import { PasswordField } from '../../ui/form/password-field'
import { ChangePassword } from './documents'
import { useMemberAct } from './use-member-act'
import { useReadAgain } from './use-read-again'
import { word } from '../../acts/values'

export function ChangePasswordForm() {
  const t = useText()
  const readAgain = useReadAgain()
  /** A new number makes new, empty fields: passwords are not left in them once they are changed. */
  const [times, setTimes] = useState(0)
  const onDone = async () => {
    setTimes((count) => count + 1)
    await readAgain()
  }
  const { run, form, aside } = useMemberAct(ChangePassword, { payload: ({ changePassword }) => changePassword, fields: ['current', 'new'], onDone })
  const send = (values: FormData) => run({ input: { current: word(values, 'current'), new: word(values, 'new') } })
  return (
    <>
      <Form label={t('account.changePassword')} submit={t('account.savePassword')} {...form} done={times > 0 && t('account.passwordSaved')} onSubmit={send}>
        <PasswordField key={`current-${times}`} name="current" label={t('account.currentPassword')} autoComplete="current-password" />
        <PasswordField key={`new-${times}`} name="new" label={t('account.newPassword')} hint={t('account.passwordHint')} autoComplete="new-password" />
      </Form>
      {aside}
    </>
  )
}
