import { useState } from 'react'
import { useMemberAct } from '../../acts/use-member-act'
import { word } from '../../acts/values'
import type { ModerationRule, ReportDecision } from '../../graphql/generated/graphql'
import { useText } from '../../i18n/text'
import { ChoiceField } from '../../ui/form/choice-field'
import { Form } from '../../ui/form/form'
import { LongTextField } from '../../ui/form/long-text-field'
import { SelectField } from '../../ui/form/select-field'
import { DecideReport } from './documents'
import type { Report } from './queue'
import { useModerationSentences } from './sentences'
import { useAgain } from './use-again'

const DECISIONS = ['DISMISS', 'WARN', 'HIDE', 'BAN'] as const satisfies readonly ReportDecision[]
const RULES = ['PERSONAL_DATA', 'LAW', 'ADVERTISING', 'TRUTH', 'RESPECT', 'TERMS'] as const satisfies readonly ModerationRule[]
/** Days of a ban; none: until it is lifted. */
const DAYS = [7, 30, 90, 365]
const OPEN = ''

const ruleIn = (value: string): ModerationRule | undefined => RULES.find((rule) => rule === value)

/** What becomes of the record and of whoever answers for it. Those concerned read the rule and the reason. */
export function DecideForm({ report: { id, concerned } }: { report: Report }) {
  const t = useText()
  const readAgain = useAgain()
  const [decision, setDecision] = useState<ReportDecision>('DISMISS')
  const { run, form, aside } = useMemberAct(DecideReport, {
    payload: ({ decideReport }) => decideReport,
    fields: ['decision', 'rule', 'note', 'personId', 'banDays'],
    sentences: useModerationSentences(),
    onDone: readAgain,
    onGone: readAgain,
  })
  const isBan = decision === 'BAN'
  const isOfPerson = isBan || decision === 'WARN'
  const send = (values: FormData) => {
    const [rule, note, personId, days] = [ruleIn(word(values, 'rule')), word(values, 'note'), word(values, 'personId'), word(values, 'banDays')]
    run({ input: { id, decision, ...(rule && { rule }), ...(note && { note }), ...(personId && { personId }), ...(days && { banDays: Number(days) }) } })
  }
  const forgo = { value: OPEN, label: t('moderation.untilLifted') }
  return (
    <>
      <Form label={t('moderation.decide')} submit={t('moderation.send')} isDanger={isBan} {...form} onSubmit={send}>
        <ChoiceField name="decision" label={t('moderation.decision')} value={decision} onChange={setDecision} options={DECISIONS.map((value) => ({ value, label: t(`decision.${value}`), hint: t(`decisionHint.${value}`) }))} />
        {decision !== 'DISMISS' && <SelectField name="rule" label={t('moderation.rule')} options={RULES.map((value) => ({ value, label: t(`rule.${value}`) }))} />}
        {isOfPerson && concerned.length > 1 && <SelectField name="personId" label={t('moderation.person')} options={concerned.map((person) => ({ value: person.id, label: person.name }))} />}
        {isBan && <SelectField name="banDays" label={t('moderation.days')} isOptional defaultValue="30" options={[...DAYS.map((days) => ({ value: String(days), label: t('moderation.inDays', { days }) })), forgo]} />}
        <LongTextField name="note" label={t('moderation.note')} hint={t('moderation.noteHint')} isOptional={decision === 'DISMISS'} />
      </Form>
      {aside}
    </>
  )
}
