import { useQuery } from '@tanstack/react-query'
import { operation } from '../graphql'
import type { TypedDocumentString } from '../graphql/generated/graphql'
import { readMark, useMark } from '../graphql/signed-in'

/** A session that ended by itself takes nothing off the screen: what was typed stays until somebody signs in again, or out. */
const keepWhatEnded = (old: unknown, now: unknown) => (readMark() === 'ended' && old !== undefined ? old : now)

/** In which language the server answers each text in the language it was written in: what somebody edits is the original. */
export const ORIGINAL = '*'

/** Reads what depends on who asks, in the language each text was written in. A visitor asks the server nothing. */
export function useOwn<R, V>(document: TypedDocumentString<R, V>, variables: V, language: string) {
  const isSignedIn = useMark() === 'yes'
  return useQuery({ ...operation(document, variables, language), enabled: isSignedIn, structuralSharing: keepWhatEnded })
}
