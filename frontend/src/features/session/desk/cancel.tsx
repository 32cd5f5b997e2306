import { LanguageField, needed, ProseField } from '../../../acting/fields'
import { Unfold } from '../../../acting/unfold'
import { useMemberAct } from '../../../acting/use-member-act'
import { useText } from '../../../i18n/text'
import { Form } from '../../../ui/form/form'
import { CancelSession } from './documents'
import type { Desk } from './use-desk'

function CancelForm({ session: { id, version, recipients, title }, onDone }: { session: Desk; onDone: () => void }) {
  const t = useText()
  const { run, form, aside } = useMemberAct(CancelSession, { payload: (data) => data.cancelSession, fields: ['reason', 'language'], onDone })
  return (
    <>
      <p>{t('desk.cancelText', { title: title.text })}</p>
      <p>
        <strong>{t('desk.cancelRecipients', { count: recipients ?? 0 })}</strong>
      </p>
      <Form isDanger label={t('desk.cancel')} submit={t('desk.cancelSend')} {...form} onSubmit={(values) => run({ input: { id, version, reason: needed(values, 'reason'), language: needed(values, 'language') } })}>
        <ProseField name="reason" label={t('desk.cancelReason')} hint={t('desk.cancelReasonHint')} most={2000} />
        <LanguageField />
      </Form>
      {aside}
    </>
  )
}

/** Calls the session off: says first how many people get a mail. */
export function Cancel({ session }: { session: Desk }) {
  const t = useText()
  if (session.cancelledAt) return <p>{t('session.cancelled')}</p>
  return <Unfold label={t('desk.cancel')}>{(close) => <CancelForm session={session} onDone={close} />}</Unfold>
}
