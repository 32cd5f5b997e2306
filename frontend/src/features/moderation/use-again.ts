import { useQueryClient } from '@tanstack/react-query'
import { hashOf } from '../../graphql/client'
import { Objections, Reports } from './documents'

/** Reads the queue and the objections once more after a decision. */
export function useAgain(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await Promise.all([hashOf(Reports), hashOf(Objections)].map((hash) => queries.invalidateQueries({ queryKey: [hash] })))
  }
}
