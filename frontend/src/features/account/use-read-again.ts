import { useQueryClient } from '@tanstack/react-query'
import { hashOf } from '../../graphql/client'
import { Settings } from './documents'
import { ViewerQuery } from './viewer'

/** Reads the account once more after a change, and the name in the header with it. */
export function useReadAgain(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await Promise.all([Settings, ViewerQuery].map((document) => queries.invalidateQueries({ queryKey: [hashOf(document)] })))
  }
}
