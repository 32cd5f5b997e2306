import type { Sentences } from '../../acts/issues'
import { useText } from '../../i18n/text'

const CODES = ['CONSENT_NEEDED', 'LAST_ADMINISTRATOR', 'OBJECTED_ALREADY', 'TEXT_NEEDED', 'TEXT_TOO_LONG', 'TOO_LATE'] as const
type Code = (typeof CODES)[number]
const isKnown = (code: string): code is Code => (CODES as readonly string[]).includes(code)

/** What issues of one's own data are called in the reader's language; those of password and code as everywhere. */
export function useMyDataSentences(): Sentences {
  const t = useText()
  return (code, values) => {
    if (code === 'CURRENT_WRONG') return t('issue.CURRENT_WRONG')
    if (code === 'CODE_WRONG') return t('issue.CODE_WRONG')
    return isKnown(code) ? t(`myDataIssue.${code}`, values) : undefined
  }
}
