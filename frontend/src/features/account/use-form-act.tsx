import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { asRequestError } from '../../graphql'
import { useAct } from '../../graphql/act'
import type { TypedDocumentString } from '../../graphql/generated/graphql'
import { enter, type SignedIn } from '../../graphql/session'
import type { FormError } from '../../ui/form/form'
import { Problem } from '../../ui/form/problem'
import { useIssues, type Issue } from './issues'

export interface Payload {
  issues: readonly Issue[]
  signedIn?: SignedIn | null
}

export interface FormActOptions<R, P extends Payload> {
  payload: (answer: R) => P
  /** Names of the form's fields, as the input has them. */
  fields: readonly string[]
  /** Follows an answer without issues. */
  onDone?: (payload: P) => unknown
}

export interface FormAct<V, P> {
  run: (variables: V) => void
  /** Sends the last one once more. */
  again: () => void
  /** The answer, when there was nothing to correct. */
  answer: P | undefined
  /** What the form itself takes. */
  form: { isBusy: boolean; errors: FormError[]; problem: ReactNode }
}

/** A form's mutation: its issues at their fields, its failures in sentences. Whoever it signs in is signed in. */
export function useFormAct<R, V, P extends Payload>(
  document: TypedDocumentString<R, V>,
  { payload, fields, onDone, onSignIn }: FormActOptions<R, P> & { onSignIn?: () => void },
): FormAct<V, P> {
  const queries = useQueryClient()
  const say = useIssues(fields)
  const { data, error, isPending, mutate, variables } = useAct(document, {
    onAnswer: async (answer) => {
      const found = payload(answer)
      if (found.signedIn) await enter(found.signedIn, queries)
      if (found.issues.length === 0) await onDone?.(found)
    },
  })
  const answer = data && payload(data)
  return {
    run: (input) => mutate(input),
    again: () => {
      if (variables !== undefined) mutate(variables)
    },
    answer: answer?.issues.length === 0 ? answer : undefined,
    form: { isBusy: isPending, errors: say(answer?.issues), problem: error && <Problem error={asRequestError(error)} onSignIn={onSignIn} /> },
  }
}
