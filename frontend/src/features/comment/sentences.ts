import type { Sentences } from '../../acts/issues'
import { useText } from '../../i18n/text'

const CODES = ['TOO_MANY', 'OWN_PROJECT', 'COMMENTS_CLOSED', 'TOO_LATE', 'TEXT_EMPTY', 'TEXT_TOO_LONG', 'EMAIL_NOT_CONFIRMED', 'TOO_MANY_ANSWERS', 'ANSWER_UNKNOWN', 'NOT_PUBLIC'] as const
type Code = (typeof CODES)[number]
const isKnown = (code: string): code is Code => (CODES as readonly string[]).includes(code)

/** Most characters of a comment. */
export const MOST = 2000
/** Minutes in which its author may change it. */
export const EDITABLE = 30

/** Why a comment or a voice is not taken, in the reader's language. */
export function useCommentSentences(): Sentences {
  const t = useText()
  return (code, values) => (isKnown(code) ? t(`commentIssue.${code}`, { most: MOST, minutes: EDITABLE, ...values }) : undefined)
}
