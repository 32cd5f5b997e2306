import { createContext, useContext, type ReactNode } from 'react'

interface SignInAgainProps {
  onDone: () => void
  onClose: () => void
}

type Render = (props: SignInAgainProps) => ReactNode

/** The dialog that takes a session up again. It belongs to the accounts; a page hands it in, so that no feature knows another. */
export const SignInAgainContext = createContext<Render | undefined>(undefined)

export const useSignInAgain = () => useContext(SignInAgainContext)
