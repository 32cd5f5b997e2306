import type { Sentences } from '../../acts/issues'
import { useText } from '../../i18n/text'

const CODES = ['BLOCKED', 'NOT_TAKING_MESSAGES', 'TOO_MANY', 'SAME_SIDE', 'TEXT_EMPTY', 'TEXT_TOO_LONG'] as const
type Code = (typeof CODES)[number]
const isKnown = (code: string): code is Code => (CODES as readonly string[]).includes(code)

/** Most characters of a message. */
export const MOST = 5000

/** Why a message is not taken, in the reader's language. */
export function useTalkSentences(): Sentences {
  const t = useText()
  return (code, values) => (isKnown(code) ? t(`talkIssue.${code}`, { most: MOST, ...values }) : undefined)
}
