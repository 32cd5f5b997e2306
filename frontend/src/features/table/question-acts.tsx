import { useState } from 'react'
import type { Issue } from '../../acts/issues'
import { asRequestError } from '../../graphql'
import { useAct } from '../../graphql/act'
import type { TypedDocumentString } from '../../graphql/generated/graphql'
import { useText } from '../../i18n/text'
import { AnswerQuestion, HideQuestion, SupportQuestion } from './acts'
import type { Question } from './newer'
import { useSaid } from './said'
import styles from './table.module.css'

interface ActProps<R, V> {
  label: string
  describedBy: string
  isPressed?: boolean
  act: TypedDocumentString<R, V>
  variables: V
  payload: (answer: R) => { issues: readonly Issue[] }
  onSaid: (text: string) => void
}

function Act<R, V>({ label, describedBy, isPressed, act, variables, payload, onSaid }: ActProps<R, V>) {
  const t = useText()
  const say = useSaid()
  const { mutate, isPending } = useAct(act, {
    onAnswer: (answer) => onSaid(say(payload(answer).issues)),
    onFailure: (error) => onSaid(t(`error.${asRequestError(error).code}`)),
  })
  return (
    <button type="button" className="linkish small" aria-describedby={describedBy} aria-pressed={isPressed} aria-disabled={isPending || undefined} onClick={() => !isPending && mutate(variables)}>
      {label}
    </button>
  )
}

interface QuestionActsProps {
  question: Question
  mayRun: boolean
  isOver: boolean
}

/** A member supports a question of somebody else; whoever runs the table says that it is answered, or hides it. */
export function QuestionActs({ question: { id, state, isMine, isSupported }, mayRun, isOver }: QuestionActsProps) {
  const t = useText()
  const [said, setSaid] = useState('')
  const shared = { describedBy: `question-${id}`, onSaid: setSaid }
  return (
    <p className={styles.questionActs}>
      {!isMine && !isOver && state === 'OPEN' && (
        <Act {...shared} label={t('table.supportIt')} isPressed={isSupported} act={SupportQuestion} variables={{ input: { questionId: id, isSupported: !isSupported } }} payload={(data) => data.supportQuestion} />
      )}
      {mayRun && state !== 'HIDDEN' && (
        <Act
          {...shared}
          label={t(state === 'ANSWERED' ? 'table.reopen' : 'table.answered')}
          act={AnswerQuestion}
          variables={{ input: { questionId: id, isAnswered: state !== 'ANSWERED' } }}
          payload={(data) => data.answerQuestion}
        />
      )}
      {mayRun && (
        <Act
          {...shared}
          label={t(state === 'HIDDEN' ? 'table.show' : 'table.hide')}
          act={HideQuestion}
          variables={{ input: { questionId: id, isHidden: state !== 'HIDDEN' } }}
          payload={(data) => data.hideQuestion}
        />
      )}
      <span role="status">{said}</span>
    </p>
  )
}
