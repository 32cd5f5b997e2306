import { DayField, LanguageField, needed, ProseField, today, typed } from '../../../acting/fields'
import { useMemberAct } from '../../../acting/use-member-act'
import { useText } from '../../../i18n/text'
import type { Stage } from '../../../i18n/vocabulary'
import { Form } from '../../../ui/form/form'
import { MoveProject } from './documents'
import type { Life } from './use-life'

interface MoveFormProps {
  project: Life
  to: Stage
  /** A hub's manager lets it pass a gate that is not met: the reason stays for all to read. */
  isOverride?: boolean
  onDone: () => void
}

/** One stage forward. */
export function MoveForm({ project, to, isOverride = false, onDone }: MoveFormProps) {
  const t = useText()
  const { run, form, aside } = useMemberAct(MoveProject, { payload: (data) => data.moveProject, fields: ['note', 'overrideReason', 'enteredOn', 'language'], onDone })
  const send = (values: FormData) => {
    const told = { language: needed(values, 'language'), enteredOn: typed(values, 'enteredOn'), note: typed(values, 'note') }
    run({ input: { projectId: project.id, version: project.version, stage: to, ...told, ...(isOverride && { overrideReason: needed(values, 'overrideReason') }) } })
  }
  const stage = t(`stage.${to}`)
  const label = t(isOverride ? 'life.override' : 'life.move', { stage })
  return (
    <>
      <Form label={label} submit={label} {...form} onSubmit={send}>
        {isOverride && <ProseField name="overrideReason" label={t('life.overrideReason')} hint={t('life.overrideHint')} most={2000} />}
        <DayField name="enteredOn" label={t('life.enteredOn')} max={today()} defaultValue={today()} />
        {!isOverride && <ProseField name="note" label={t('life.note')} hint={t('life.noteHint')} isOptional most={2000} />}
        <LanguageField />
      </Form>
      {aside}
    </>
  )
}
