import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { operation } from '../graphql'
import type { TypedDocumentString } from '../graphql/generated/graphql'
import { useMark } from '../graphql/signed-in'

/** Milliseconds between two looks, while somebody sees the page. */
const LOOK = 30_000

/**
 * Reads what others change while somebody looks at it: asked again every half minute while the page is seen, and at once when the
 * window is looked at again. A visitor asks the server nothing; what is on screen stays when a look fails.
 */
export function useWatched<R, V>(document: TypedDocumentString<R, V>, variables: V, language: string, isWanted = true) {
  const isSignedIn = useMark() === 'yes'
  return useQuery({
    ...operation(document, variables, language),
    enabled: isSignedIn && isWanted,
    staleTime: 0,
    placeholderData: keepPreviousData,
    refetchInterval: LOOK,
    refetchOnWindowFocus: 'always',
  })
}
