import { ActButton } from '../../acting/act-button'
import styles from '../../acting/acting.module.css'
import { DayField, needed, ProseField, typed } from '../../acting/fields'
import { offerUndo, undoWith, type Undoable } from '../../acting/undo'
import { Unfold } from '../../acting/unfold'
import { useMemberAct } from '../../acting/use-member-act'
import { useText } from '../../i18n/text'
import { Form } from '../../ui/form/form'
import { SelectField } from '../../ui/form/select-field'
import { AnswerSuggestion, TakeBackAnswer } from './documents'
import { daysLater, type Standing } from './sides'

const REASONS = ['NO_TIME', 'NOT_MY_AREA', 'CONFLICT_OF_INTEREST', 'TOO_FAR', 'LANGUAGE', 'OTHER'] as const
/** Postponed without another wish, it comes back in so many days. */
const A_MONTH = 30

interface Pair {
  projectId: string
  personId: string
}

interface FormProps {
  pair: Pair
  name: string
  onDone: () => void
}

const takeBack = (said: string, pair: Pair): Undoable => undoWith(said, TakeBackAnswer, { input: pair })

/** No, with a reason: the next suggestions go by it. */
function DeclineForm({ pair, name, onDone }: FormProps) {
  const t = useText()
  const { run, form, aside } = useMemberAct(AnswerSuggestion, {
    payload: (data) => data.answerSuggestion,
    fields: ['reason', 'note'],
    onDone: () => {
      offerUndo(takeBack(t('match.declined', { name }), pair))
      onDone()
    },
  })
  const send = (values: FormData) => {
    const reason = REASONS.find((one) => one === values.get('reason'))
    if (reason) run({ input: { ...pair, answer: 'DECLINE', reason, note: typed(values, 'note') } })
  }
  return (
    <>
      <Form label={t('match.decline')} submit={t('match.decline')} {...form} onSubmit={send}>
        <SelectField name="reason" label={t('match.why')} hint={t('match.whyHint')} defaultValue={REASONS[0]} options={REASONS.map((one) => ({ value: one, label: t(`match.decline.${one}`) }))} />
        <ProseField name="note" label={t('match.note')} isOptional most={1000} />
      </Form>
      {aside}
    </>
  )
}

/** Later: it comes back on the day. */
function PostponeForm({ pair, name, onDone }: FormProps) {
  const t = useText()
  const { run, form, aside } = useMemberAct(AnswerSuggestion, {
    payload: (data) => data.answerSuggestion,
    fields: ['until'],
    onDone: () => {
      offerUndo(takeBack(t('match.postponed', { name }), pair))
      onDone()
    },
  })
  const send = (values: FormData) => {
    const until = needed(values, 'until')
    run({ input: { ...pair, answer: 'POSTPONE', until } })
  }
  return (
    <>
      <Form label={t('match.postpone')} submit={t('match.postpone')} {...form} onSubmit={send}>
        <DayField name="until" label={t('match.until')} hint={t('match.untilHint')} min={daysLater(1)} defaultValue={daysLater(A_MONTH)} />
      </Form>
      {aside}
    </>
  )
}

interface AnswersProps {
  pair: Pair
  /** Of whom or what the suggestion is. */
  name: string
  describedBy: string
  standing: Standing
  /** It leaves the list: whoever was in it is taken to what stays. */
  onGone: () => void
}

/** What the reader can say to one suggestion, as it stands. */
export function Answers({ pair, name, describedBy, standing, onGone }: AnswersProps) {
  const t = useText()
  if (standing === 'agreed') return null
  if (standing === 'mine') {
    return (
      <div className={styles.buttons}>
        <ActButton label={t('match.takeBack')} describedBy={describedBy} act={TakeBackAnswer} variables={{ input: pair }} payload={(data) => data.takeBackAnswer} />
      </div>
    )
  }
  return (
    <div className={styles.buttons}>
      <ActButton
        label={t('match.accept')}
        describedBy={describedBy}
        act={AnswerSuggestion}
        variables={{ input: { ...pair, answer: 'ACCEPT' } }}
        payload={(data) => data.answerSuggestion}
        // what both have agreed on is not taken back by one of them
        undo={standing === 'theirs' ? undefined : takeBack(t('match.accepted', { name }), pair)}
      />
      <Unfold label={t('match.postpone')} describedBy={describedBy}>
        {() => <PostponeForm pair={pair} name={name} onDone={onGone} />}
      </Unfold>
      <Unfold label={t('match.decline')} describedBy={describedBy}>
        {() => <DeclineForm pair={pair} name={name} onDone={onGone} />}
      </Unfold>
    </div>
  )
}
