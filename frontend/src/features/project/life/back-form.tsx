import { LanguageField, needed, ProseField } from '../../../acting/fields'
import { useMemberAct } from '../../../acting/use-member-act'
import { useText } from '../../../i18n/text'
import { STAGES, type Stage } from '../../../i18n/vocabulary'
import { Form } from '../../../ui/form/form'
import { SelectField } from '../../../ui/form/select-field'
import { MoveProject } from './documents'
import type { Life } from './use-life'

interface BackFormProps {
  project: Life
  /** The stages behind it, first to last. */
  earlier: readonly Stage[]
  onDone: () => void
}

/** Back to a stage that it was at, with a reason that all can read. */
export function BackForm({ project, earlier, onDone }: BackFormProps) {
  const t = useText()
  const { run, form, aside } = useMemberAct(MoveProject, { payload: (data) => data.moveProject, fields: ['stage', 'note', 'language'], onDone })
  const send = (values: FormData) => {
    const stage = STAGES.find((name) => name === values.get('stage'))
    if (stage) run({ input: { projectId: project.id, version: project.version, stage, note: needed(values, 'note'), language: needed(values, 'language') } })
  }
  return (
    <>
      <Form label={t('life.back')} submit={t('life.backSend')} {...form} onSubmit={send}>
        <SelectField name="stage" label={t('life.backTo')} options={earlier.toReversed().map((stage) => ({ value: stage, label: t(`stage.${stage}`) }))} />
        <ProseField name="note" label={t('life.reason')} hint={t('life.reasonHint')} most={2000} />
        <LanguageField />
      </Form>
      {aside}
    </>
  )
}
