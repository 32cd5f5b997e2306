import { useState, type ReactNode } from 'react'
import { SignInAgain } from '../features/account/sign-in-again'
import type { TypedDocumentString } from '../graphql/generated/graphql'
import { useFormAct, type FormAct, type FormActOptions, type Payload } from './use-form-act'

interface MemberAct<V, P> extends FormAct<V, P> {
  /** Stands beside the form, never inside it. */
  aside: ReactNode
}

/** The same for forms of somebody who is signed in: when the session has ended, signing in again sends what was typed. */
export function useMemberAct<R, V, P extends Payload>(
  document: TypedDocumentString<R, V>,
  options: FormActOptions<R, P>,
): MemberAct<V, P> {
  const [isAsking, setIsAsking] = useState(false)
  const act = useFormAct(document, { ...options, onSignIn: () => setIsAsking(true) })
  const goOn = () => {
    setIsAsking(false)
    act.again()
  }
  return { ...act, aside: isAsking && <SignInAgain onDone={goOn} onClose={() => setIsAsking(false)} /> }
}
