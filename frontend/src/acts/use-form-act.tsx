import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { asRequestError } from '../graphql'
import { useAct } from '../graphql/act'
import type { TypedDocumentString } from '../graphql/generated/graphql'
import { enter, type SignedIn } from '../graphql/session'
import type { FormError } from '../ui/form/form'
import { Problem } from '../ui/form/problem'
import { useIssues, type Issue, type Sentences } from './issues'

export interface Payload {
  issues: readonly Issue[]
  signedIn?: SignedIn | null
}

export interface FormActOptions<R, P extends Payload> {
  payload: (answer: R) => P
  /** Names of the form's fields, as the input has them. */
  fields: readonly string[]
  /** What the issues of this act are called in the reader's language. */
  sentences: Sentences
  /** Follows an answer without issues. */
  onDone?: (payload: P) => unknown
  /** Follows when what it was to be done to is not there any more: then that is no failure. */
  onGone?: () => unknown
}

export interface FormAct<V, P> {
  run: (variables: V) => void
  /** Sends the last one once more. */
  again: () => void
  /** The answer, when there was nothing to correct. */
  answer: P | undefined
  /** All was right but for the code of the second factor: to be sent again with it. */
  isCodeNeeded: boolean
  /** Back to the step before the code. */
  withoutCode: () => void
  /** What the form itself takes. */
  form: { isBusy: boolean; errors: FormError[]; problem: ReactNode }
}

/** Not an error: the second step of signing in. */
const CODE_NEEDED = 'SECOND_FACTOR_NEEDED'
const isOfCode = ({ path }: Issue) => path.at(-1) === 'code'

/** A form's mutation: its issues at their fields, its failures in sentences. Whoever it signs in is signed in. */
export function useFormAct<R, V, P extends Payload>(
  document: TypedDocumentString<R, V>,
  { payload, fields, sentences, onDone, onGone, onSignIn }: FormActOptions<R, P> & { onSignIn?: () => void },
): FormAct<V, P> {
  const queries = useQueryClient()
  const say = useIssues(fields, sentences)
  /** Stays while the next answer is on its way. */
  const [isCodeNeeded, setIsCodeNeeded] = useState(false)
  const { data, error, isPending, mutate, reset, variables } = useAct(document, {
    onAnswer: async (answer) => {
      const found = payload(answer)
      if (found.signedIn) await enter(found.signedIn, queries)
      if (found.issues.length === 0) await onDone?.(found)
      else setIsCodeNeeded(found.issues.every(isOfCode))
    },
    onFailure: ({ code }) => (code === 'NOT_FOUND' ? onGone?.() : undefined),
  })
  const failure = error && asRequestError(error)
  const isProblem = failure && !(onGone && failure.code === 'NOT_FOUND')
  const answer = data && payload(data)
  return {
    run: (input) => mutate(input),
    again: () => {
      if (variables !== undefined) mutate(variables)
    },
    answer: answer?.issues.length === 0 ? answer : undefined,
    isCodeNeeded,
    withoutCode: () => {
      setIsCodeNeeded(false)
      reset()
    },
    form: {
      isBusy: isPending,
      errors: say(answer?.issues.filter(({ code }) => code !== CODE_NEEDED) ?? []),
      problem: isProblem && <Problem error={failure} onSignIn={onSignIn} />,
    },
  }
}
