import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../i18n/language'
import type { TypedDocumentString } from './generated/graphql'
import { operation } from './query'
import { readMark, useMark } from './signed-in'

interface Answer {
  viewer: unknown
}

/** A session that ended by itself takes nothing off the screen: forms keep what was typed until somebody signs in again or out. */
const keepWhatEnded = (old: unknown, now: unknown) =>
  readMark() === 'ended' && (old as Answer | undefined)?.viewer && (now as Answer).viewer === null ? old : now

/** Reads what only somebody who is signed in can read. A visitor asks the server nothing. */
export function useOwn<R extends { viewer?: unknown }>(document: TypedDocumentString<R, Record<string, never>>) {
  const isSignedIn = useMark() === 'yes'
  return useQuery({ ...operation(document, {}, useLanguage()), enabled: isSignedIn, structuralSharing: keepWhatEnded })
}
