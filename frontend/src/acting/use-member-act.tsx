import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { asRequestError } from '../graphql'
import { useAct } from '../graphql/act'
import type { TypedDocumentString } from '../graphql/generated/graphql'
import type { FormError } from '../ui/form/form'
import { Problem } from '../ui/form/problem'
import type { Issue, Sentences } from '../acts/issues'
import { useIssues } from './issues'
import { useSignInAgain } from './sign-in-again'

interface Payload {
  issues: readonly Issue[]
}

interface MemberActOptions<R, P extends Payload> {
  payload: (answer: R) => P
  /** Names of the form's fields, as the input has them; none for a button. */
  fields?: readonly string[]
  /** It only asks, and changes nothing: what is on screen is still right. */
  isQuestion?: boolean
  /** What its own issues are called, where the words that all share do not fit. */
  sentences?: Sentences | undefined
  /** Follows an answer without issues, when everything on screen has been read anew. */
  onDone?: (payload: P) => unknown
}

export interface MemberAct<V, P> {
  run: (variables: V) => void
  /** The last answer, whatever it said. */
  answer: P | undefined
  /** What a form takes. */
  form: { isBusy: boolean; errors: FormError[]; problem: ReactNode }
  /** Stands beside the form, never inside it. */
  aside: ReactNode
}

const NO_FIELDS: readonly string[] = []

/** Somebody who is signed in changes something: what is on screen is read anew, and an ended session is taken up where it was. */
export function useMemberAct<R, V, P extends Payload>(
  document: TypedDocumentString<R, V>,
  { payload, fields = NO_FIELDS, isQuestion = false, sentences, onDone }: MemberActOptions<R, P>,
): MemberAct<V, P> {
  const queries = useQueryClient()
  const say = useIssues(fields, sentences)
  const renderDialog = useSignInAgain()
  const [isAsking, setIsAsking] = useState(false)
  const { data, error, isPending, mutate, variables } = useAct(document, {
    onAnswer: async (found) => {
      const { issues } = payload(found)
      const isStale = issues.some(({ code }) => code === 'CONFLICT')
      // A change shows in more places than the one it was made in: stages in lists, needs in counts, names in searches.
      if (isStale || (issues.length === 0 && !isQuestion)) await queries.invalidateQueries()
      if (issues.length === 0) await onDone?.(payload(found))
    },
  })
  const answer = data && payload(data)
  const goOn = () => {
    setIsAsking(false)
    if (variables !== undefined) mutate(variables)
  }
  return {
    run: (input) => mutate(input),
    answer,
    form: { isBusy: isPending, errors: say(answer?.issues), problem: error && <Problem error={asRequestError(error)} onSignIn={renderDialog && (() => setIsAsking(true))} /> },
    aside: isAsking && renderDialog?.({ onDone: goOn, onClose: () => setIsAsking(false) }),
  }
}
