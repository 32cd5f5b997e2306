import { useState } from 'react'
import { DayField, figure, FigureField, LineField, needed, typed } from '../../../acting/fields'
import { useMemberAct } from '../../../acting/use-member-act'
import type { FigureBasis, MoneyRole } from '../../../graphql/generated/graphql'
import { useText } from '../../../i18n/text'
import { Form } from '../../../ui/form/form'
import { SelectField } from '../../../ui/form/select-field'
import { EditMoney, RecordMoney } from './documents'

interface Entry {
  id: string
  amountEur: number
  basis: FigureBasis
  happenedOn: string
  source: string
  evidence?: string | null
}

interface MoneyFormProps {
  /** What it belongs to. */
  of: { projectId: string } | { sessionId: string }
  /** Sessions a project's amount can be counted to. */
  sessions?: readonly { id: string; title: string }[]
  /** The one to change; a new one without. */
  entry?: Entry | undefined
  onDone: () => void
}

const NONE: readonly never[] = []

const FIELDS = ['role', 'amountEur', 'basis', 'happenedOn', 'source', 'evidence', 'sessionId', 'projectId'] as const

/** Records an amount, or changes one. Sent twice, it is recorded once. */
export function MoneyForm({ of, sessions = NONE, entry, onDone }: MoneyFormProps) {
  const t = useText()
  const [idempotencyKey] = useState(() => crypto.randomUUID())
  const record = useMemberAct(RecordMoney, { payload: (data) => data.recordMoney, fields: FIELDS, onDone })
  const edit = useMemberAct(EditMoney, { payload: (data) => data.editMoney, fields: FIELDS, onDone })
  const { form, aside } = entry ? edit : record
  const isSession = 'sessionId' in of
  const send = (values: FormData) => {
    const told = {
      amountEur: figure(values, 'amountEur') ?? Number.NaN,
      basis: needed(values, 'basis') as FigureBasis,
      happenedOn: needed(values, 'happenedOn'),
      source: needed(values, 'source'),
      evidence: typed(values, 'evidence'),
    }
    if (entry) edit.run({ input: { id: entry.id, ...told } })
    else record.run({ input: { sessionId: typed(values, 'sessionId'), ...of, role: isSession ? 'INVESTED' : (needed(values, 'role') as MoneyRole), idempotencyKey, ...told } })
  }
  const label = t(entry ? 'money.edit' : isSession ? 'money.recordCost' : 'money.record')
  return (
    <>
      <Form label={label} submit={t(entry ? 'money.save' : 'money.send')} {...form} onSubmit={send}>
        {!entry && !isSession && (
          <SelectField
            name="role"
            label={t('money.role')}
            defaultValue="ATTRACTED"
            options={(['ATTRACTED', 'INVESTED'] as const).map((value) => ({ value, label: t(`money.role.${value}`) }))}
          />
        )}
        <FigureField name="amountEur" label={t('money.amount')} defaultValue={entry?.amountEur} />
        <DayField name="happenedOn" label={t('money.day')} hint={t('money.dayHint')} defaultValue={entry?.happenedOn} />
        <LineField name="source" label={t('money.source')} hint={t('money.sourceHint')} most={200} defaultValue={entry?.source} />
        <SelectField
          name="basis"
          label={t('money.basis')}
          hint={t('money.basisHint')}
          defaultValue={entry?.basis ?? 'MEASURED'}
          options={(['MEASURED', 'ESTIMATED'] as const).map((value) => ({ value, label: t(`figureBasis.${value}`) }))}
        />
        <LineField name="evidence" label={t('money.evidenceAt')} hint={t('money.evidenceHint')} isOptional most={2000} defaultValue={entry?.evidence ?? undefined} />
        {!entry && sessions.length > 0 && (
          <SelectField
            name="sessionId"
            label={t('money.session')}
            hint={t('money.sessionHint')}
            isOptional
            options={[{ value: '', label: t('money.sessionNone') }, ...sessions.map(({ id, title }) => ({ value: id, label: title }))]}
          />
        )}
      </Form>
      {aside}
    </>
  )
}
