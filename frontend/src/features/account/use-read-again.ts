import { useQueryClient } from '@tanstack/react-query'
import { hashOf } from '../../graphql/client'
import { Settings } from './documents'

/** Reads the account once more after a change. */
export function useReadAgain(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: [hashOf(Settings)] })
}
