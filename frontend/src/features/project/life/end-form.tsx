import { useRef } from 'react'
import { useMemberAct } from '../../../acting/use-member-act'
import { useText } from '../../../i18n/text'
import { EXITS, type Stage } from '../../../i18n/vocabulary'
import { Form } from '../../../ui/form/form'
import { SelectField } from '../../../ui/form/select-field'
import { ConcludeProject, MoveProject } from './documents'
import { OUTCOME_FIELDS, OutcomeFields, outcomeOf } from './outcome-fields'
import type { Life } from './use-life'

/**
 * Out of the way by one of its exits. What it teaches is written first: when that is not right yet, the project has not left either.
 */
export function EndForm({ project, onDone }: { project: Life; onDone: () => void }) {
  const t = useText()
  const exit = useRef<Stage>('STOPPED')
  const move = useMemberAct(MoveProject, { payload: (data) => data.moveProject, fields: ['stage'], onDone })
  const conclude = useMemberAct(ConcludeProject, {
    payload: (data) => data.concludeProject,
    fields: OUTCOME_FIELDS,
    onDone: ({ project: told }) => {
      if (told) move.run({ input: { projectId: told.id, version: told.version, stage: exit.current } })
    },
  })
  const send = (values: FormData) => {
    const input = outcomeOf(values, project)
    exit.current = EXITS.find((name) => name === values.get('stage')) ?? 'STOPPED'
    if (input) conclude.run({ input })
  }
  const form = {
    isBusy: conclude.form.isBusy || move.form.isBusy,
    errors: [...conclude.form.errors, ...move.form.errors],
    problem: conclude.form.problem ?? move.form.problem,
  }
  return (
    <>
      <p className="small muted">{t('life.endText')}</p>
      <Form label={t('life.end')} submit={t('life.endSend')} {...form} onSubmit={send}>
        <SelectField name="stage" label={t('life.exit')} options={EXITS.map((name) => ({ value: name, label: t(`stage.${name}`) }))} />
        <OutcomeFields project={project} />
      </Form>
      {conclude.aside}
      {move.aside}
    </>
  )
}
