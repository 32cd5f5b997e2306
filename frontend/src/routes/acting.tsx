import type { ComponentProps, ReactNode } from 'react'
import { SignInAgainContext } from '../acting/sign-in-again'
import { SignInAgain } from '../features/account/sign-in-again'

const renderDialog = (props: ComponentProps<typeof SignInAgain>) => <SignInAgain {...props} />

/** Around what members change: whose session ends meanwhile signs in over it, and goes on. */
export function Acting({ children }: { children: ReactNode }) {
  return <SignInAgainContext value={renderDialog}>{children}</SignInAgainContext>
}
