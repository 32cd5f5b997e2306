import { useState } from 'react'
import { LanguageField, needed, ProseField, typed } from '../../../acting/fields'
import { useMemberAct } from '../../../acting/use-member-act'
import type { AdviceAnswer } from '../../../graphql/generated/graphql'
import { useText } from '../../../i18n/text'
import { ChoiceField } from '../../../ui/form/choice-field'
import { Form } from '../../../ui/form/form'
import { AnswerContribution } from './documents'
import type { Told } from './use-advice-life'

const ANSWERS = ['ADOPT', 'CONSIDER', 'DECLINE'] as const satisfies readonly AdviceAnswer[]

/** What the project answers to advice, and why. Two who answer at once: the second is told what the first one said. */
export function AnswerForm({ told: { id, answer: given }, onDone }: { told: Told; onDone: () => void }) {
  const t = useText()
  const [answer, setAnswer] = useState<AdviceAnswer>(given?.answer ?? 'ADOPT')
  const { run, form, aside } = useMemberAct(AnswerContribution, { payload: (data) => data.answerContribution, fields: ['answer', 'reason', 'language'], onDone })
  const send = (values: FormData) =>
    run({ input: { id, answer, reason: typed(values, 'reason'), language: needed(values, 'language'), replaces: given?.at ?? null } })
  const label = t(given ? 'adviceAct.answerChange' : 'adviceAct.answer')
  return (
    <>
      <Form label={label} submit={t('adviceAct.answerSend')} {...form} onSubmit={send}>
        <ChoiceField
          name="answer"
          label={t('adviceAct.answerWhich')}
          value={answer}
          onChange={setAnswer}
          options={ANSWERS.map((value) => ({ value, label: t(`adviceAct.answer.${value}`), hint: t(`adviceAct.answerHint.${value}`) }))}
        />
        <ProseField name="reason" label={t('adviceAct.reason')} hint={t('adviceAct.reasonHint')} isOptional most={2000} defaultValue={given?.reason?.text} />
        <LanguageField own={given?.reason?.language} />
      </Form>
      {aside}
    </>
  )
}
