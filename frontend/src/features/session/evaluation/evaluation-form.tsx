import { ProseField, typed } from '../../../acting/fields'
import { useKept } from '../../../acting/use-kept'
import { useMemberAct } from '../../../acting/use-member-act'
import { useText } from '../../../i18n/text'
import { Form } from '../../../ui/form/form'
import { GroupField } from '../../../ui/form/group-field'
import inputs from '../../../ui/form/form.module.css'
import { CRITERIA, FIELD_OF, POINTS, type Criterion } from '../criteria'
import { Evaluate } from './documents'
import type { Application } from './evaluations'

/** Six points to choose among, each with what it means. */
function Points({ criterion, chosen }: { criterion: Criterion; chosen: string | undefined }) {
  const t = useText()
  const name = FIELD_OF[criterion]
  return (
    <GroupField name={name} label={t(`desk.criterion.${criterion}`)} hint={t(`desk.criterionHint.${criterion}`)}>
      {(id) =>
        POINTS.map((points, at) => {
          const own = at === 0 ? id : `${id}-${points}`
          return (
            <div key={points} className={inputs.check}>
              <input id={own} type="radio" name={name} value={points} defaultChecked={chosen === String(points)} />
              <label htmlFor={own}>
                <strong>{points}</strong> {t(`desk.points.${points}`)}
              </label>
            </div>
          )
        })
      }
    </GroupField>
  )
}

interface EvaluationFormProps {
  accountId: string
  application: Application
  onDone: () => void
}

/** Scores one application by each criterion. What is chosen and typed is kept in this browser until it is sent. */
export function EvaluationForm({ accountId, application: { id, myEvaluation }, onDone }: EvaluationFormProps) {
  const t = useText()
  const kept = useKept(accountId, `evaluation.${id}`)
  const { run, form, aside } = useMemberAct(Evaluate, {
    payload: (data) => data.evaluate,
    fields: [...Object.values(FIELD_OF), 'comment'],
    onDone: () => {
      kept.forget()
      onDone()
    },
  })
  const check = (values: FormData) => CRITERIA.flatMap((criterion) => (values.has(FIELD_OF[criterion]) ? [] : [{ field: FIELD_OF[criterion], text: t('desk.pointsMissing') }]))
  const send = (values: FormData) => {
    const points = (name: string) => Number(typed(values, name))
    run({ input: { applicationId: id, socialImpact: points('socialImpact'), readiness: points('readiness'), need: points('need'), comment: typed(values, 'comment') } })
  }
  return (
    <div onInput={kept.onInput}>
      <Form isWide label={t('desk.evaluate')} submit={t(myEvaluation ? 'desk.evaluateChange' : 'desk.evaluateSend')} {...form} check={check} onSubmit={send}>
        {CRITERIA.map((criterion) => (
          <Points key={criterion} criterion={criterion} chosen={kept.of(FIELD_OF[criterion]) ?? myEvaluation?.[FIELD_OF[criterion]].toString()} />
        ))}
        <ProseField name="comment" label={t('desk.comment')} hint={t('desk.commentHint')} isOptional most={2000} defaultValue={kept.of('comment') ?? myEvaluation?.comment ?? undefined} />
      </Form>
      {aside}
    </div>
  )
}
