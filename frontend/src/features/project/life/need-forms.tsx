import { useState } from 'react'
import { DayField, LanguageField, LineField, needed, ProseField, today, typed } from '../../../acting/fields'
import { RecordField } from '../../../acting/finder'
import { offerUndo, undoWith } from '../../../acting/undo'
import { useMemberAct } from '../../../acting/use-member-act'
import { useText } from '../../../i18n/text'
import { AREAS, NEED_KINDS } from '../../../i18n/vocabulary'
import { Form } from '../../../ui/form/form'
import { SelectField } from '../../../ui/form/select-field'
import { EditNeed, OpenNeed, SetNeedStatus } from './documents'
import type { Life } from './use-life'

type Need = Life['needs']['nodes'][number]

interface NeedFormProps {
  project: Life
  /** The one to change; a new one without. */
  need?: Need
  onDone: () => void
}

const FIELDS = ['area', 'kind', 'title', 'text', 'openUntil', 'language'] as const

/** Opens a need, or changes one. Sent twice, it is opened once. */
export function NeedForm({ project, need, onDone }: NeedFormProps) {
  const t = useText()
  const [idempotencyKey] = useState(() => crypto.randomUUID())
  const open = useMemberAct(OpenNeed, { payload: (data) => data.openNeed, fields: FIELDS, onDone })
  const edit = useMemberAct(EditNeed, { payload: (data) => data.editNeed, fields: FIELDS, onDone })
  const { form, aside } = need ? edit : open
  const send = (values: FormData) => {
    const area = AREAS.find((name) => name === values.get('area'))
    const kind = NEED_KINDS.find((name) => name === values.get('kind'))
    if (!area || !kind) return
    const told = { area, kind, title: needed(values, 'title'), text: typed(values, 'text'), openUntil: typed(values, 'openUntil'), language: needed(values, 'language') }
    if (need) edit.run({ input: { id: need.id, ...told } })
    else open.run({ input: { projectId: project.id, idempotencyKey, ...told } })
  }
  return (
    <>
      <Form label={t(need ? 'life.needEdit' : 'life.openNeed')} submit={t(need ? 'life.save' : 'life.openNeed')} {...form} onSubmit={send}>
        <LineField name="title" label={t('life.needTitle')} hint={t('life.needTitleHint')} most={200} defaultValue={need?.title.text} />
        <SelectField name="area" label={t('life.needArea')} defaultValue={need?.area ?? AREAS[0]} options={AREAS.map((area) => ({ value: area, label: t(`area.${area}`) }))} />
        <SelectField name="kind" label={t('life.needKind')} defaultValue={need?.kind ?? NEED_KINDS[0]} options={NEED_KINDS.map((kind) => ({ value: kind, label: t(`need.${kind}`) }))} />
        <ProseField name="text" label={t('life.needText')} hint={t('life.needTextHint')} isOptional most={5000} defaultValue={need?.text?.text} />
        <DayField name="openUntil" label={t('life.openUntil')} isOptional min={today()} defaultValue={need?.openUntil ?? undefined} />
        <LanguageField own={need?.title.language} />
      </Form>
      {aside}
    </>
  )
}

/** Marks a need as fulfilled, by whom and how. */
export function FulfilForm({ need, onDone }: NeedFormProps & { need: Need }) {
  const t = useText()
  const { run, form, aside } = useMemberAct(SetNeedStatus, {
    payload: (data) => data.setNeedStatus,
    fields: ['fulfilledById', 'note', 'language'],
    onDone: () => {
      offerUndo(undoWith(t('life.needFulfilled', { title: need.title.text }), SetNeedStatus, { input: { id: need.id, status: 'OPEN' } }))
      onDone()
    },
  })
  const send = (values: FormData) =>
    run({ input: { id: need.id, status: 'FULFILLED', fulfilledById: typed(values, 'fulfilledById'), note: typed(values, 'note'), language: needed(values, 'language') } })
  return (
    <>
      <Form label={t('life.fulfilled')} submit={t('life.fulfilled')} {...form} onSubmit={send}>
        <RecordField name="fulfilledById" label={t('life.fulfilledBy')} hint={t('life.fulfilledByHint')} kinds={['ORGANISATION', 'PERSON']} isOptional />
        <ProseField name="note" label={t('life.fulfilledHow')} isOptional most={2000} />
        <LanguageField />
      </Form>
      {aside}
    </>
  )
}
