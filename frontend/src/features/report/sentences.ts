import type { Sentences } from '../../acts/issues'
import { useText } from '../../i18n/text'

const CODES = ['NOT_REPORTABLE', 'TEXT_NEEDED', 'TEXT_TOO_LONG', 'EMAIL_INVALID'] as const
type Code = (typeof CODES)[number]
const isKnown = (code: string): code is Code => (CODES as readonly string[]).includes(code)

/** What the issues of a report are called in the reader's language. */
export function useReportSentences(): Sentences {
  const t = useText()
  return (code, values) => (isKnown(code) ? t(`reportIssue.${code}`, values) : undefined)
}
