import { LanguageField, needed, ProseField } from '../../../acting/fields'
import { useMemberAct } from '../../../acting/use-member-act'
import { useText } from '../../../i18n/text'
import { Form } from '../../../ui/form/form'
import { SelectField } from '../../../ui/form/select-field'
import { DecideApplication } from './documents'
import type { DeskApplication } from './use-desk'

const DECISIONS = ['ACCEPT', 'WAITING_LIST', 'REJECT'] as const
/** The decision that a state came of. */
const OF: Record<string, (typeof DECISIONS)[number]> = { ACCEPTED: 'ACCEPT', WAITING_LIST: 'WAITING_LIST', REJECTED: 'REJECT' }

/** The manager decides, and says why: the applicants get it by mail. */
export function DecisionForm({ application: { id, version, status, reason }, onDone }: { application: DeskApplication; onDone: () => void }) {
  const t = useText()
  const { run, form, aside } = useMemberAct(DecideApplication, { payload: (data) => data.decideApplication, fields: ['decision', 'reason', 'language'], onDone })
  const send = (values: FormData) => {
    const decision = DECISIONS.find((one) => one === values.get('decision'))
    if (decision) run({ input: { id, version, decision, reason: needed(values, 'reason'), language: needed(values, 'language') } })
  }
  return (
    <>
      <Form label={t('desk.decide')} submit={t('desk.decideSend')} {...form} onSubmit={send}>
        <SelectField name="decision" label={t('desk.decision')} defaultValue={OF[status] ?? 'ACCEPT'} options={DECISIONS.map((one) => ({ value: one, label: t(`desk.decision.${one}`) }))} />
        <ProseField name="reason" label={t('desk.reason')} hint={t('desk.reasonHint')} most={2000} defaultValue={reason?.text} />
        <LanguageField own={reason?.language} />
      </Form>
      {aside}
    </>
  )
}
