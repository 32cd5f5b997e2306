import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { asRequestError } from '../../graphql'
import { request } from '../../graphql/client'
import type { TypedDocumentString } from '../../graphql/generated/graphql'
import { send } from '../../graphql/session'
import { useLanguage } from '../../i18n/language'
import { Problem } from '../../ui/form/problem'
import { useMember } from './session'

/** Sends one operation as whoever is signed in. */
export type Ask = <R, V>(document: TypedDocumentString<R, V>, variables: V) => Promise<R>

export function useAsk(): Ask {
  const language = useLanguage()
  return (document, variables) => request(document, variables, { language, send })
}

interface Job<V, R> {
  run: (input: V) => void
  isBusy: boolean
  answer: R | undefined
  /** Why it could not be done at all. */
  problem: ReactNode
  /** Stands beside the form, never inside it. */
  aside: ReactNode
}

/** Something a member does, in one request or several. When the session has ended, signing in again goes on where it stood. */
export function useJob<V, R>(work: (ask: Ask, input: V) => Promise<R>, onDone?: (answer: R, input: V) => unknown): Job<V, R> {
  const ask = useAsk()
  const { SignInAgain } = useMember()
  const [isAsking, setIsAsking] = useState(false)
  const { mutate, isPending, data, error, variables } = useMutation({
    mutationFn: (input: V) => work(ask, input),
    networkMode: 'always',
    ...(onDone && { onSuccess: onDone }),
  })
  const goOn = () => {
    setIsAsking(false)
    if (variables !== undefined) mutate(variables)
  }
  return {
    run: (input) => mutate(input),
    isBusy: isPending,
    answer: data,
    problem: error && <Problem error={asRequestError(error)} onSignIn={() => setIsAsking(true)} />,
    aside: isAsking && <SignInAgain onDone={goOn} onClose={() => setIsAsking(false)} />,
  }
}
