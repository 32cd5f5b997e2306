import { useEffect, useRef, useState } from 'react'
import { useFormAct } from '../../acts/use-form-act'
import { word } from '../../acts/values'
import { graphql } from '../../graphql'
import type { ReportReason } from '../../graphql/generated/graphql'
import { useMark } from '../../graphql/signed-in'
import { useText } from '../../i18n/text'
import { Dialog } from '../../ui/dialog'
import { ChoiceField } from '../../ui/form/choice-field'
import { Form } from '../../ui/form/form'
import { LongTextField } from '../../ui/form/long-text-field'
import { TextField } from '../../ui/form/text-field'
import { useReportSentences } from './sentences'
import styles from './report.module.css'

const Report = graphql(`
  mutation Report($input: ReportInput!) {
    report(input: $input) { issues { path code params { name value } } }
  }
`)

const REASONS = ['PERSONAL_DATA', 'ILLEGAL', 'SPAM', 'WRONG', 'OTHER'] as const satisfies readonly ReportReason[]
/** Those that say nothing by themselves: the moderators need to know what. */
const NEEDS_WORDS: ReadonlySet<ReportReason> = new Set(['ILLEGAL', 'OTHER'])

interface ReportDialogProps {
  /** Global id of the record. */
  id: string
  onClose: () => void
}

/** Tells the moderators that something is wrong with a record. Visitors may as well; nobody else learns who it was. */
export function ReportDialog({ id, onClose }: ReportDialogProps) {
  const t = useText()
  const isMember = useMark() === 'yes'
  const [reason, setReason] = useState<ReportReason>('PERSONAL_DATA')
  const { run, answer, form } = useFormAct(Report, { payload: ({ report }) => report, fields: ['reason', 'text', 'email'], sentences: useReportSentences() })
  const send = (values: FormData) => {
    const [text, email] = [word(values, 'text').trim(), word(values, 'email').trim()]
    run({ input: { id, reason, ...(text && { text }), ...(email && { email }) } })
  }
  return (
    <Dialog title={t('report.title')} onClose={onClose}>
      {answer ? (
        <Thanks isToldByMail={isMember} onClose={onClose} />
      ) : (
        <Form label={t('report.title')} submit={t('report.send')} {...form} onSubmit={send}>
          <ChoiceField name="reason" label={t('report.reason')} value={reason} onChange={setReason} options={REASONS.map((value) => ({ value, label: t(`reportReason.${value}`), hint: t(`reportReasonHint.${value}`) }))} />
          <LongTextField name="text" label={t('report.text')} hint={t('report.textHint')} isOptional={!NEEDS_WORDS.has(reason)} />
          {!isMember && <TextField name="email" type="email" label={t('report.email')} hint={t('report.emailHint')} autoComplete="email" isOptional />}
        </Form>
      )}
    </Dialog>
  )
}

function Thanks({ isToldByMail, onClose }: { isToldByMail: boolean; onClose: () => void }) {
  const t = useText()
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(() => line.current?.focus(), [])
  return (
    <div className={styles.done}>
      <p ref={line} tabIndex={-1} role="status">
        {t('report.done')} {isToldByMail && t('report.doneMail')}
      </p>
      <button type="button" className="btn" onClick={onClose}>
        {t('close')}
      </button>
    </div>
  )
}
