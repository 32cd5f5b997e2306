import { useRef } from 'react'
import { useMemberAct } from '../../../acting/use-member-act'
import { useText } from '../../../i18n/text'
import { EXITS, type Stage } from '../../../i18n/vocabulary'
import { Form } from '../../../ui/form/form'
import { SelectField } from '../../../ui/form/select-field'
import { MoveProject } from './documents'
import { OutcomeFields } from './outcome-fields'
import type { LessonShown } from './preview'
import type { Life } from './use-life'
import { useTelling } from './use-telling'

interface EndFormProps {
  project: Life
  renderLesson: LessonShown
  onDone: () => void
}

/**
 * Out of the way by one of its exits. What it teaches is written first: when that is not right yet, the project has not left either.
 */
export function EndForm({ project, renderLesson, onDone }: EndFormProps) {
  const t = useText()
  const exit = useRef<Stage>('STOPPED')
  const move = useMemberAct(MoveProject, { payload: (data) => data.moveProject, fields: ['stage'], onDone })
  const { form, hasNames, below } = useTelling({
    project,
    renderLesson,
    onTold: ({ project: told }) => {
      if (told) move.run({ input: { projectId: told.id, version: told.version, stage: exit.current } })
    },
  })
  const send = (values: FormData) => {
    exit.current = EXITS.find((name) => name === values.get('stage')) ?? 'STOPPED'
    form.onSubmit(values)
  }
  const both = {
    ...form,
    isBusy: form.isBusy || move.form.isBusy,
    errors: [...form.errors, ...move.form.errors],
    problem: form.problem ?? move.form.problem,
  }
  return (
    <>
      <p className="small muted">{t('life.endText')}</p>
      <Form label={t('life.end')} submit={t('life.endSend')} {...both} onSubmit={send}>
        <SelectField name="stage" label={t('life.exit')} options={EXITS.map((name) => ({ value: name, label: t(`stage.${name}`) }))} />
        <OutcomeFields project={project} hasNames={hasNames} />
      </Form>
      {below}
      {move.aside}
    </>
  )
}
