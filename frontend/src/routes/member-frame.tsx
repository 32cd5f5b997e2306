import type { ReactNode } from 'react'
import { Gate } from '../features/account/gate'
import { SignInAgain } from '../features/account/sign-in-again'
import { MemberContext } from '../features/record/session'
import { OtherWays } from './other-ways'

/** What only somebody who is signed in can do: a visitor signs in right here, and is where they wanted to be. */
export function MemberFrame({ children }: { children: ReactNode }) {
  return (
    <Gate ways={<OtherWays />}>
      {({ id, name }) => (
        // Somebody else who signs in gets forms of their own.
        <MemberContext key={id} value={{ accountId: id, name, SignInAgain }}>
          {children}
        </MemberContext>
      )}
    </Gate>
  )
}
