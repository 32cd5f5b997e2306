import { valuesOf, type Issue } from '../../acts/issues'
import { useText } from '../../i18n/text'
import type { FormError } from '../../ui/form/form'

/** The codes that have a sentence: `wrong.FIELD_NEEDED`. */
const CODES = [
  'FIELD_NEEDED',
  'TEXT_TOO_LONG',
  'LINE_BREAK',
  'NOT_A_LINK',
  'DAY_OUT_OF_RANGE',
  'ENDS_BEFORE_START',
  'NUMBER_OUT_OF_RANGE',
  'TOO_MANY',
  'TWICE',
  'CURRENCY_UNKNOWN',
  'TIME_ZONE_UNKNOWN',
  'REGION_UNKNOWN',
  'ORGANISATION_UNKNOWN',
  'CLUSTER_UNKNOWN',
  'PROJECT_UNKNOWN',
  'LINK_OR_DISTRIBUTION_NEEDED',
  'CONFLICT',
  'DUPLICATE',
  'STATE_WRONG',
  'LANGUAGE_IS_ORIGINAL',
  'ORIGINAL_EMPTY',
  'TOO_MANY_DRAFTS',
  'DRAFT_TOO_LARGE',
  'IMAGE_UNKNOWN',
] as const

type Code = (typeof CODES)[number]
const isKnown = (code: string): code is Code => (CODES as readonly string[]).includes(code)

/** The field an issue is of: `["input", "needs", "0", "title"]` is of `needs.0.title`, or of `needs` where the form has that as one. */
function fieldOf(path: readonly string[], fields: readonly string[]): string | undefined {
  const steps = path[0] === 'input' ? path.slice(1) : path
  const names = steps.map((_, at) => steps.slice(0, steps.length - at).join('.'))
  return names.find((name) => fields.includes(name))
}

/** Says issues in the reader's language, each at its field; those of no field are of the whole form. */
export function useSentences(fields: readonly string[]): (issues: readonly Issue[] | undefined) => FormError[] {
  const t = useText()
  return (issues = []) =>
    issues.map(({ path, code, params }) => ({
      field: fieldOf(path, fields),
      text: isKnown(code) ? t(`wrong.${code}`, valuesOf(params)) : t('form.wrong'),
    }))
}
