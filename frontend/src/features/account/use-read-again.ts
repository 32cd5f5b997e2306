import { useQueryClient } from '@tanstack/react-query'

/** Reads once more, after a change of the account, what is on screen of it: the settings, the name in the header. */
export function useReadAgain(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries()
}
