import { useState } from 'react'
import type { Issue, Sentences } from '../acts/issues'
import type { ReportReason, TypedDocumentString } from '../graphql/generated/graphql'
import { useText } from '../i18n/text'
import { Dialog } from '../ui/dialog'
import { ChoiceField } from '../ui/form/choice-field'
import { Form } from '../ui/form/form'
import { LongTextField } from '../ui/form/long-text-field'
import { typed } from './fields'
import { useMemberAct } from './use-member-act'

const REASONS = ['PERSONAL_DATA', 'ILLEGAL', 'SPAM', 'WRONG', 'OTHER'] as const satisfies readonly ReportReason[]
/** Those that say nothing by themselves: the moderators need to know what. */
const NEEDS_WORDS: ReadonlySet<ReportReason> = new Set(['ILLEGAL', 'OTHER'])
const CODES = ['NOT_REPORTABLE', 'TEXT_NEEDED', 'TEXT_TOO_LONG'] as const
const isKnown = (code: string): code is (typeof CODES)[number] => (CODES as readonly string[]).includes(code)

interface ReportFormProps<R, V, P> {
  act: TypedDocumentString<R, V>
  variables: (reason: ReportReason, text: string | null) => V
  payload: (answer: R) => P
  onDone: () => void
}

function Fields<R, V, P extends { issues: readonly Issue[] }>({ act, variables, payload, onDone }: ReportFormProps<R, V, P>) {
  const t = useText()
  const [reason, setReason] = useState<ReportReason>('PERSONAL_DATA')
  const sentences: Sentences = (code, values) => (isKnown(code) ? t(`reportIssue.${code}`, { most: 2000, ...values }) : undefined)
  const { run, form, aside } = useMemberAct(act, { payload, fields: ['reason', 'text'], sentences, onDone })
  return (
    <>
      <Form label={t('report.title')} submit={t('report.send')} {...form} onSubmit={(values) => run(variables(reason, typed(values, 'text')))}>
        <ChoiceField name="reason" label={t('report.reason')} value={reason} onChange={setReason} options={REASONS.map((value) => ({ value, label: t(`reportReason.${value}`), hint: t(`reportReasonHint.${value}`) }))} />
        <LongTextField name="text" label={t('report.text')} isOptional={!NEEDS_WORDS.has(reason)} />
      </Form>
      {aside}
    </>
  )
}

interface ReportButtonProps<R, V, P> extends Omit<ReportFormProps<R, V, P>, 'onDone'> {
  /** Id of what is reported. */
  describedBy: string
}

/** Tells the moderators that something a member wrote is wrong; nobody else learns who it was. */
export function ReportButton<R, V, P extends { issues: readonly Issue[] }>({ describedBy, ...form }: ReportButtonProps<R, V, P>) {
  const t = useText()
  const [isOpen, setIsOpen] = useState(false)
  const [isDone, setIsDone] = useState(false)
  if (isDone) {
    return (
      <p role="status" className="small">
        {t('report.done')}
      </p>
    )
  }
  const done = () => {
    setIsOpen(false)
    setIsDone(true)
  }
  return (
    <>
      <button type="button" className="linkish small" aria-haspopup="dialog" aria-describedby={describedBy} onClick={() => setIsOpen(true)}>
        {t('report.this')}
      </button>
      {isOpen && (
        <Dialog title={t('report.title')} onClose={() => setIsOpen(false)}>
          <Fields {...form} onDone={done} />
        </Dialog>
      )}
    </>
  )
}
