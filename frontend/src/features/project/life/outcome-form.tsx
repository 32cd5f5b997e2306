import { useMemberAct } from '../../../acting/use-member-act'
import { useText } from '../../../i18n/text'
import { Form } from '../../../ui/form/form'
import { ConcludeProject } from './documents'
import { OUTCOME_FIELDS, OutcomeFields, outcomeOf } from './outcome-fields'
import type { Life } from './use-life'

/** Tells, or tells anew, how a project ended. */
export function OutcomeForm({ project, onDone }: { project: Life; onDone: () => void }) {
  const t = useText()
  const { run, form, aside } = useMemberAct(ConcludeProject, { payload: (data) => data.concludeProject, fields: OUTCOME_FIELDS, onDone })
  const send = (values: FormData) => {
    const input = outcomeOf(values, project)
    if (input) run({ input })
  }
  return (
    <>
      <Form label={t('life.outcome')} submit={t('life.save')} {...form} onSubmit={send}>
        <OutcomeFields project={project} />
      </Form>
      {aside}
    </>
  )
}
