import { useText } from '../../i18n/text'
import type { FormError } from '../../ui/form/form'

/** What the API asks to correct. */
export interface Issue {
  path: readonly string[]
  code: string
  params: readonly { name: string; value: string }[]
}

/** The codes of accounts that have a sentence: `issue.EMAIL_INVALID`. */
const CODES = [
  'EMAIL_INVALID',
  'PASSWORD_TOO_SHORT',
  'PASSWORD_TOO_LONG',
  'PASSWORD_KNOWN',
  'PASSWORD_OF_CONTEXT',
  'NAME_EMPTY',
  'NAME_TOO_LONG',
  'NAME_TAKEN',
  'LANGUAGE_UNKNOWN',
  'TOKEN_INVALID',
  'CREDENTIALS_WRONG',
  'CURRENT_WRONG',
  'SCOPES_EMPTY',
  'DAYS_OUT_OF_RANGE',
] as const

type Code = (typeof CODES)[number]
const isKnown = (code: string): code is Code => (CODES as readonly string[]).includes(code)

/** Limits are numbers, so that a sentence can say them in its plural. */
const valueOf = (text: string) => (/^-?\d+$/.test(text) ? Number(text) : text)

/** Says issues in the reader's language, each at the field its path ends in; those of no field of the form are of the whole form. */
export function useIssues(fields: readonly string[]): (issues: readonly Issue[] | undefined) => FormError[] {
  const t = useText()
  return (issues = []) =>
    issues.map(({ path, code, params }) => ({
      field: path.findLast((step) => fields.includes(step)),
      text: isKnown(code) ? t(`issue.${code}`, Object.fromEntries(params.map(({ name, value }) => [name, valueOf(value)]))) : t('form.wrong'),
    }))
}
