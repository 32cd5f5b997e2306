import type { ReactNode } from 'react'
import { useText } from '../../i18n/text'
import { FirstStep } from '../../ui/form/first-step'
import { Form } from '../../ui/form/form'
import { codeIn } from './code'
import { CodeStep } from './code-step'
import { ConfirmLink } from './documents'
import { Told } from './mail-sent'
import { useFormAct } from './use-form-act'

interface ConfirmLinkFormProps {
  token: string
  /** Where to go from here. */
  next: ReactNode
}

/** Links an identity at a provider to the account that the mail was sent to. */
export function ConfirmLinkForm({ token, next }: ConfirmLinkFormProps) {
  const t = useText()
  const { run, answer, isCodeNeeded, form } = useFormAct(ConfirmLink, { payload: ({ confirmLink }) => confirmLink, fields: ['code'] })
  if (answer) {
    return (
      <Told title={t('account.linkDone')}>
        <p>{t('account.linkDoneText')}</p>
        {next}
      </Told>
    )
  }
  return (
    <Form label={t('account.link')} submit={t('account.link')} {...form} onSubmit={(values) => run({ input: { token, ...codeIn(values) } })}>
      <FirstStep isDone={isCodeNeeded}>
        <p>{t('account.linkConfirmText')}</p>
      </FirstStep>
      {isCodeNeeded && <CodeStep />}
    </Form>
  )
}
