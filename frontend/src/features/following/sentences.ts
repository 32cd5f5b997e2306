import type { Sentences } from '../../acts/issues'
import { useText } from '../../i18n/text'

const CODES = ['TOO_MANY', 'CANNOT_FOLLOW'] as const
const isKnown = (code: string): code is (typeof CODES)[number] => (CODES as readonly string[]).includes(code)

/** As the API has it, where its answer does not say. */
const MOST = 500

/** Why something cannot be followed, in the reader's language. */
export function useFollowSentences(): Sentences {
  const t = useText()
  return (code, values) => (isKnown(code) ? t(`followIssue.${code}`, { most: MOST, ...values }) : undefined)
}
