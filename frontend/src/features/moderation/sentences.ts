import type { Sentences } from '../../acts/issues'
import { useText } from '../../i18n/text'

const CODES = [
  'DAYS_OUT_OF_RANGE',
  'NOTE_NEEDED',
  'NOT_A_MODERATOR',
  'NOT_HIDDEN',
  'NOT_YOURSELF',
  'NO_BAN',
  'NO_OBJECTION',
  'OBJECTION_ANSWERED',
  'OTHER_MODERATOR',
  'PERSON_NEEDED',
  'PERSON_UNKNOWN',
  'REPORT_DECIDED',
  'RULE_NEEDED',
  'TEXT_TOO_LONG',
] as const
type Code = (typeof CODES)[number]
const isKnown = (code: string): code is Code => (CODES as readonly string[]).includes(code)

/** What the issues of moderators are called in the reader's language. */
export function useModerationSentences(): Sentences {
  const t = useText()
  return (code, values) => (isKnown(code) ? t(`moderationIssue.${code}`, values) : undefined)
}
