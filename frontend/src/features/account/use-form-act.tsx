import { useFormAct as useAnyFormAct, type FormAct, type FormActOptions, type Payload } from '../../acts/use-form-act'
import type { TypedDocumentString } from '../../graphql/generated/graphql'
import { useSentences } from './issues'

export type AccountActOptions<R, P extends Payload> = Omit<FormActOptions<R, P>, 'sentences'>

/** A form's mutation, with the sentences of accounts. */
export function useFormAct<R, V, P extends Payload>(document: TypedDocumentString<R, V>, options: AccountActOptions<R, P>): FormAct<V, P> {
  return useAnyFormAct(document, { ...options, sentences: useSentences() })
}
