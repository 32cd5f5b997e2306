import type { Issue } from '../../acts/issues'
import { useAct } from '../../graphql/act'
import type { RequestError } from '../../graphql/errors'
import type { TypedDocumentString } from '../../graphql/generated/graphql'
import { AskOnce } from '../../ui/form/ask-once'
import type { GivenTable } from './use-table'

interface Payload {
  issues: readonly Issue[]
  session?: { table: GivenTable } | null | undefined
}

/** What the bar does with a press, the same for each. */
export interface Pressed {
  onPress: () => void
  onAnswer: (payload: Payload) => void
  onFailure: (error: RequestError) => void
}

interface PressProps<R, V> extends Pressed {
  label: string
  /** What most presses are for now. */
  isLoud?: boolean
  /** Asked once before. */
  question?: string
  act: TypedDocumentString<R, V>
  variables: V
  payload: (answer: R) => Payload
}

/** One thing that whoever runs the table does by one press. A second press while the first is on its way does nothing. */
export function Press<R, V>({ label, isLoud = false, question, act, variables, payload, onPress, onAnswer, onFailure }: PressProps<R, V>) {
  const { mutate, isPending } = useAct(act, { onAnswer: (answer) => onAnswer(payload(answer)), onFailure })
  const press = () => {
    if (isPending) return
    onPress()
    mutate(variables)
  }
  if (question !== undefined) return <AskOnce label={label} question={question} isBusy={isPending} onYes={press} />
  return (
    <button type="button" className={isLoud ? 'btn' : 'btn quiet'} aria-disabled={isPending || undefined} onClick={press}>
      {label}
    </button>
  )
}
