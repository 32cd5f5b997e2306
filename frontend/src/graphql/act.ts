import { useMutation } from '@tanstack/react-query'
import { useLanguage } from '../i18n/language'
import { request } from './client'
import { asRequestError, type RequestError } from './errors'
import type { TypedDocumentString } from './generated/graphql'
import { send } from './session'

interface ActOptions<R> {
  /** What follows an answer, also one with issues. The act is busy until it is done. */
  onAnswer?: (answer: R) => unknown
  /** Follows when it could not be done. */
  onFailure?: (error: RequestError) => unknown
}

/** Something a person does: one mutation, sent once, never again by itself. */
export function useAct<R, V>(document: TypedDocumentString<R, V>, { onAnswer, onFailure }: ActOptions<R> = {}) {
  const language = useLanguage()
  return useMutation({
    mutationFn: (variables: V) => request(document, variables, { language, send }),
    // A browser that thinks it is offline says so at once, instead of waiting without a word.
    networkMode: 'always',
    ...(onAnswer && { onSuccess: onAnswer }),
    ...(onFailure && { onError: (error: Error) => onFailure(asRequestError(error)) }),
  })
}
