import { word } from '../../../acts/values'
import { useText } from '../../../i18n/text'
import { Form } from '../../../ui/form/form'
import { PasswordField } from '../../../ui/form/password-field'
import { BeginSecondFactor } from '../documents'
import { useMemberAct } from '../use-member-act'

/** What an app needs to make codes; in memory alone until a code of it is confirmed. */
export interface Begun {
  secret: string
  uri: string
}

export function BeginForm({ onBegun }: { onBegun: (begun: Begun) => void }) {
  const t = useText()
  const { run, form, aside } = useMemberAct(BeginSecondFactor, {
    payload: ({ beginSecondFactor }) => beginSecondFactor,
    fields: ['password'],
    onDone: ({ secret, uri }) => secret && uri && onBegun({ secret, uri }),
  })
  return (
    <>
      <Form label={t('account.factor')} submit={t('account.beginFactor')} {...form} onSubmit={(values) => run({ input: { password: word(values, 'password') } })}>
        <PasswordField name="password" label={t('account.password')} autoComplete="current-password" />
      </Form>
      {aside}
    </>
  )
}
