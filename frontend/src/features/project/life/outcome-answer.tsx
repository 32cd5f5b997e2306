import { ActButton } from '../../../acting/act-button'
import styles from '../../../acting/acting.module.css'
import { needed, ProseField } from '../../../acting/fields'
import { Unfold } from '../../../acting/unfold'
import { useMemberAct } from '../../../acting/use-member-act'
import { useText } from '../../../i18n/text'
import { Form } from '../../../ui/form/form'
import { AnswerOutcome } from './documents'

interface OutcomeAnswerProps {
  projectId: string
  /** Id of what it is about. */
  describedBy: string
}

/** No, with the reason: the others of the team read it. */
function Objection({ projectId, onDone }: { projectId: string; onDone: () => void }) {
  const t = useText()
  const { run, form, aside } = useMemberAct(AnswerOutcome, { payload: (data) => data.answerOutcome, fields: ['note'], onDone })
  return (
    <>
      <Form label={t('telling.disagree')} submit={t('telling.disagree')} {...form} onSubmit={(values) => run({ input: { projectId, agrees: false, note: needed(values, 'note') } })}>
        <ProseField name="note" label={t('telling.objection')} hint={t('telling.objectionHint')} most={2000} />
      </Form>
      {aside}
    </>
  )
}

/** Whoever works in the team agrees to how its end is told, or says why not; and may say otherwise later. */
export function OutcomeAnswer({ projectId, describedBy }: OutcomeAnswerProps) {
  const t = useText()
  return (
    <div className={styles.buttons}>
      <ActButton label={t('telling.agree')} describedBy={describedBy} act={AnswerOutcome} variables={{ input: { projectId, agrees: true } }} payload={(data) => data.answerOutcome} />
      <Unfold label={t('telling.disagree')} describedBy={describedBy}>
        {(close) => <Objection projectId={projectId} onDone={close} />}
      </Unfold>
    </div>
  )
}
