import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { graphql } from '../../graphql'
import { useAct } from '../../graphql/act'
import { leave } from '../../graphql/session'

const SignOut = graphql(`
  mutation SignOut {
    signOut { issues { code } }
  }
`)

/** Forgets here what only this person could read, and goes Home. */
export function useLeave(): () => Promise<void> {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return () => leave(queries, () => navigate({ to: '/' }))
}

/** Ends the session of this browser. */
export function useSignOut() {
  const left = useLeave()
  return useAct(SignOut, { onAnswer: left })
}
