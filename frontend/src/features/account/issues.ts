import type { Sentences } from '../../acts/issues'
import { useText } from '../../i18n/text'

/** The codes of accounts that have a sentence: `issue.EMAIL_INVALID`. */
const CODES = [
  'CODE_WRONG',
  'CREDENTIALS_WRONG',
  'CURRENT_WRONG',
  'DAYS_OUT_OF_RANGE',
  'EMAIL_INVALID',
  'EMAIL_SAME',
  'LANGUAGE_UNKNOWN',
  'LAST_WAY_IN',
  'NAME_EMPTY',
  'NAME_TAKEN',
  'NAME_TOO_LONG',
  'PASSWORD_KNOWN',
  'PASSWORD_NONE',
  'PASSWORD_OF_CONTEXT',
  'PASSWORD_TOO_LONG',
  'PASSWORD_TOO_SHORT',
  'PROVIDER_UNKNOWN',
  'SCOPES_EMPTY',
  'SECOND_FACTOR_NOT_BEGUN',
  'SECOND_FACTOR_OFF',
  'SECOND_FACTOR_ON',
  'SIGN_IN_GUARDED',
  'SIGN_IN_OVER',
  'TOKEN_INVALID',
] as const

type Code = (typeof CODES)[number]
const isKnown = (code: string): code is Code => (CODES as readonly string[]).includes(code)

/** What issues of accounts are called in the reader's language. */
export function useSentences(): Sentences {
  const t = useText()
  return (code, values) => (isKnown(code) ? t(`issue.${code}`, values) : undefined)
}
