import type { TypedDocumentString } from '../graphql/generated/graphql'
import { AskOnce } from '../ui/form/ask-once'
import styles from './acting.module.css'
import type { Issue, Sentences } from '../acts/issues'
import { offerUndo, type Undoable } from './undo'
import { useMemberAct } from './use-member-act'

interface ActButtonProps<R, V, P> {
  label: string
  /** Id of what it is done to. */
  describedBy?: string | undefined
  act: TypedDocumentString<R, V>
  variables: V
  payload: (answer: R) => P
  /** Offered when it is done. */
  undo?: Undoable | undefined
  /** Asked once, where it cannot be undone: names what will happen. */
  question?: string | undefined
  onDone?: ((payload: P) => unknown) | undefined
  /** What its own issues are called, where the words that all share do not fit. */
  sentences?: Sentences | undefined
}

/** One thing done by one press. */
export function ActButton<R, V, P extends { issues: readonly Issue[] }>({ label, describedBy, act, variables, payload, undo, question, onDone, sentences }: ActButtonProps<R, V, P>) {
  const { run, form, aside } = useMemberAct(act, {
    payload,
    sentences,
    onDone: (found) => {
      if (undo) offerUndo(undo)
      return onDone?.(found)
    },
  })
  const press = () => {
    if (!form.isBusy) run(variables)
  }
  return (
    <>
      {question === undefined ? (
        <button type="button" className="btn quiet" aria-describedby={describedBy} aria-disabled={form.isBusy || undefined} onClick={press}>
          {label}
        </button>
      ) : (
        <AskOnce label={label} question={question} isBusy={form.isBusy} describedBy={describedBy} onYes={press} />
      )}
      <div role="alert" className={styles.alert}>
        {form.errors.map(({ text }) => text).join(' ')}
        {form.problem}
      </div>
      {aside}
    </>
  )
}
