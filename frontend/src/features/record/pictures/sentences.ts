import { asRequestError } from '../../../graphql'
import { useText } from '../../../i18n/text'
import type { FormError } from '../../../ui/form/form'
import type { Issue } from '../../../acts/issues'
import { useSentences } from '../issues'

/** What the forms of records call by another name. */
const SAME: Record<string, string> = { REQUIRED: 'FIELD_NEEDED', TOO_LONG: 'TEXT_TOO_LONG', TOO_MANY_IMAGES: 'TOO_MANY' }

/** The issues of an act upon a picture, each at its field. */
export function usePictureSentences(fields: readonly string[]): (issues: readonly Issue[] | undefined) => FormError[] {
  const say = useSentences(fields)
  return (issues = []) => say(issues.map((issue) => ({ ...issue, code: SAME[issue.code] ?? issue.code })))
}

const REASONS = ['IMAGE_EMPTY', 'IMAGE_TOO_LARGE', 'IMAGE_TOO_MANY_PIXELS', 'IMAGE_KIND_UNKNOWN', 'IMAGE_BROKEN', 'IMAGE_TOO_TALL', 'IMAGE_BYTES_OF_DAY'] as const
type Reason = (typeof REASONS)[number]
const isReason = (code: string | undefined): code is Reason => (REASONS as readonly (string | undefined)[]).includes(code)

/** Why a file was not taken, where that is for the sender to change: another file, another day. */
export function useRefusal(): (error: unknown) => string | undefined {
  const t = useText()
  return (error) => {
    const { cause } = asRequestError(error)
    return isReason(cause) ? t(`image.wrong.${cause}`) : undefined
  }
}
