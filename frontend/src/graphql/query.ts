import { keepPreviousData, queryOptions, useQuery, type QueryClient } from '@tanstack/react-query'
import { useLanguage } from '../i18n/language'
import { hashOf, request } from './client'
import { asRequestError } from './errors'
import type { TypedDocumentString } from './generated/graphql'

/** The cache entry of one operation, its variables and the reader's language. A request nobody waits for any more is aborted. */
export function operation<R, V>(document: TypedDocumentString<R, V>, variables: V, language: string) {
  return queryOptions({
    queryKey: [hashOf(document), variables, language],
    queryFn: ({ signal }) => request(document, variables, { language, signal }),
    retry: (count, error) => count < 2 && asRequestError(error).isTemporary,
  })
}

/** What the loader of a route has at hand to ask early. */
export interface PrefetchContext {
  queryClient: QueryClient
  language: string
}

interface OperationOptions {
  /** Keeps the last answer on screen while the next one is on its way. */
  keepPrevious?: boolean
  enabled?: boolean
}

/** Reads one operation in the reader's language. */
export function useOperation<R, V>(document: TypedDocumentString<R, V>, variables: V, options: OperationOptions = {}) {
  const { keepPrevious = false, enabled = true } = options
  const language = useLanguage()
  return useQuery({
    ...operation(document, variables, language),
    enabled,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
}
