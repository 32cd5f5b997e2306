import type { Payload } from '../../acts/use-form-act'
import { useMemberAct as useAnyMemberAct } from '../../acts/use-member-act'
import type { TypedDocumentString } from '../../graphql/generated/graphql'
import { useSentences } from './issues'
import type { AccountActOptions } from './use-form-act'

/** A mutation of somebody who is signed in, with the sentences of accounts. */
export function useMemberAct<R, V, P extends Payload>(document: TypedDocumentString<R, V>, options: AccountActOptions<R, P>): ReturnType<typeof useAnyMemberAct<R, V, P>> {
  return useAnyMemberAct(document, { ...options, sentences: useSentences() })
}
