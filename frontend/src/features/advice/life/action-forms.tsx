import { useState } from 'react'
import { DayField, LanguageField, LineField, needed, ProseField, today, typed } from '../../../acting/fields'
import { offerUndo, undoWith } from '../../../acting/undo'
import { useMemberAct } from '../../../acting/use-member-act'
import type { ActionStatus } from '../../../graphql/generated/graphql'
import { useText } from '../../../i18n/text'
import { Form } from '../../../ui/form/form'
import { SelectField } from '../../../ui/form/select-field'
import { EditAction, OpenAction, SetActionStatus } from './documents'
import type { AdviceLife, OwnAction } from './use-advice-life'

interface ActionFormProps {
  project: Pick<AdviceLife, 'id' | 'teamMembers'>
  /** The advice it comes from. */
  contributionId?: string | undefined
  /** The one to change; a new one without. */
  action?: OwnAction | undefined
  onDone: () => void
}

const FIELDS = ['title', 'text', 'ownerId', 'dueOn', 'language', 'contributionId'] as const

/** Opens an action, of advice or of one's own accord, or changes one. Sent twice, it is opened once. */
export function ActionForm({ project, contributionId, action, onDone }: ActionFormProps) {
  const t = useText()
  const [idempotencyKey] = useState(() => crypto.randomUUID())
  const open = useMemberAct(OpenAction, { payload: (data) => data.openAction, fields: FIELDS, onDone })
  const edit = useMemberAct(EditAction, { payload: (data) => data.editAction, fields: FIELDS, onDone })
  const { form, aside } = action ? edit : open
  const send = (values: FormData) => {
    const told = { title: needed(values, 'title'), text: typed(values, 'text'), ownerId: typed(values, 'ownerId'), dueOn: typed(values, 'dueOn'), language: needed(values, 'language') }
    if (action) edit.run({ input: { id: action.id, ...told } })
    else open.run({ input: { projectId: project.id, contributionId: contributionId ?? null, idempotencyKey, ...told } })
  }
  const people = (project.teamMembers ?? []).map(({ personId, name }) => ({ value: personId, label: name }))
  const label = t(action ? 'adviceAct.actionEdit' : 'adviceAct.actionOpen')
  return (
    <>
      <Form label={label} submit={t(action ? 'adviceAct.save' : 'adviceAct.actionOpen')} {...form} onSubmit={send}>
        <LineField name="title" label={t('adviceAct.actionTitle')} hint={t('adviceAct.actionTitleHint')} most={200} defaultValue={action?.title.text} />
        <SelectField name="ownerId" label={t('adviceAct.owner')} isOptional defaultValue={action?.ownerId ?? ''} options={[{ value: '', label: t('adviceAct.ownerNone') }, ...people]} />
        <DayField name="dueOn" label={t('adviceAct.dueOn')} isOptional {...(action ? {} : { min: today() })} defaultValue={action?.dueOn ?? undefined} />
        <ProseField name="text" label={t('adviceAct.actionText')} hint={t('adviceAct.actionTextHint')} isOptional most={4000} defaultValue={action?.text?.text} />
        <LanguageField own={action?.title.language} />
      </Form>
      {aside}
    </>
  )
}

interface StatusFormProps {
  action: { id: string; title: { text: string } }
  to: Exclude<ActionStatus, 'OPEN'>
  onDone: () => void
}

/** Done or dropped, with a word on it for the team. */
export function StatusForm({ action: { id, title }, to, onDone }: StatusFormProps) {
  const t = useText()
  const { run, form, aside } = useMemberAct(SetActionStatus, {
    payload: (data) => data.setActionStatus,
    fields: ['note', 'language'],
    onDone: () => {
      offerUndo(undoWith(t(`adviceAct.said.${to}`, { title: title.text }), SetActionStatus, { input: { id, status: 'OPEN' } }))
      onDone()
    },
  })
  const send = (values: FormData) => run({ input: { id, status: to, note: typed(values, 'note'), language: needed(values, 'language') } })
  const label = t(`adviceAct.to.${to}`)
  return (
    <>
      <Form label={label} submit={label} {...form} onSubmit={send}>
        <ProseField name="note" label={t('adviceAct.statusNote')} hint={t('adviceAct.actionTextHint')} isOptional most={2000} />
        <LanguageField />
      </Form>
      {aside}
    </>
  )
}
