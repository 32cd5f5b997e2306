import { createContext, useContext, type ComponentType } from 'react'

/** What the forms of a member need to know of the account, which is another feature: the route brings them together. */
interface MemberSession {
  accountId: string
  /** Their name, which a new profile begins with. */
  name: string
  /** Asks to sign in again over a form whose session has ended. */
  SignInAgain: ComponentType<{ onDone: () => void; onClose: () => void }>
}

export const MemberContext = createContext<MemberSession | undefined>(undefined)

export function useMember(): MemberSession {
  const member = useContext(MemberContext)
  if (!member) throw new Error('What belongs to a member stands in a <MemberContext>')
  return member
}
