import { useState } from 'react'
import { ActButton } from '../../../acting/act-button'
import styles from '../../../acting/acting.module.css'
import { needed } from '../../../acting/fields'
import { RecordField } from '../../../acting/finder'
import { useMemberAct } from '../../../acting/use-member-act'
import { useText } from '../../../i18n/text'
import { Form } from '../../../ui/form/form'
import { AddEvaluator, RemoveEvaluator } from './documents'
import type { Desk } from './use-desk'

function AddForm({ sessionId, without }: { sessionId: string; without: readonly string[] }) {
  const t = useText()
  // A form that was sent is an empty one: it is made anew.
  const [sent, setSent] = useState(0)
  const { run, form, aside } = useMemberAct(AddEvaluator, { payload: (data) => data.addEvaluator, fields: ['personId'], onDone: () => setSent(sent + 1) })
  return (
    <>
      <p className="small muted">{t('desk.evaluatorHint')}</p>
      <Form key={sent} isQuiet label={t('desk.evaluatorAdd')} submit={t('desk.evaluatorAdd')} {...form} onSubmit={(values) => run({ input: { sessionId, personId: needed(values, 'personId') } })}>
        <RecordField name="personId" label={t('desk.evaluator')} hint={t('desk.find')} kinds={['PERSON']} without={without} />
      </Form>
      {aside}
    </>
  )
}

/** Who scores the applications, and how far each of them is. */
export function Evaluators({ session }: { session: Desk }) {
  const t = useText()
  const { evaluators } = session
  return (
    <>
      <p className="small muted">{t('desk.evaluatorsText')}</p>
      {evaluators.length === 0 && <p className="muted">{t('desk.evaluatorsNone')}</p>}
      <ul role="list" className={styles.rows}>
        {evaluators.map(({ id, name, email, done, todo, conflicts }) => (
          <li key={id} className={styles.row}>
            <p id={`evaluator-${id}`} className={styles.rowTitle}>
              {name} {email && <span className="small muted">{email}</span>}
            </p>
            <p className="small muted">
              {t('desk.evaluatorState', { done, todo })}
              {conflicts > 0 && <> · {t('desk.evaluatorConflicts', { count: conflicts })}</>}
            </p>
            <div className={styles.buttons}>
              <ActButton
                label={t('desk.evaluatorRemove')}
                describedBy={`evaluator-${id}`}
                question={t('desk.evaluatorRemoveAsk', { name, done })}
                act={RemoveEvaluator}
                variables={{ input: { sessionId: session.id, personId: id } }}
                payload={(data) => data.removeEvaluator}
              />
            </div>
          </li>
        ))}
      </ul>
      <AddForm sessionId={session.id} without={evaluators.map(({ id }) => id)} />
    </>
  )
}
