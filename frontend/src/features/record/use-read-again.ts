import { useQueryClient } from '@tanstack/react-query'

/** Whether a query names this record, as its page, its form and its tools do. */
const names = (key: readonly unknown[], slug: string) => (key[1] as { slug?: unknown } | undefined)?.slug === slug

/**
 * Reads a record anew wherever it is shown, before anybody is led to its page: what was read of it before it was saved are old words,
 * with a version upon which nothing can be done any more. Everything else is read anew when it is looked at.
 */
export function useReadAgain(): (slug: string) => Promise<void> {
  const queries = useQueryClient()
  return async (slug) => {
    await queries.invalidateQueries({ refetchType: 'none' })
    await queries.refetchQueries({ predicate: (query) => query.isActive() || names(query.queryKey, slug) })
  }
}
