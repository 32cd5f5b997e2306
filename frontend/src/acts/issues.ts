import { useText } from '../i18n/text'
import type { Values } from '../i18n/message'
import type { FormError } from '../ui/form/form'

/** What the API asks to correct. */
export interface Issue {
  path: readonly string[]
  code: string
  params: readonly { name: string; value: string }[]
}

/** The sentence for a code, with the limits it names; nothing for a code that has none. */
export type Sentences = (code: string, values: Values) => string | undefined

/** Limits are numbers, so that a sentence can say them in its plural; waiting is told in whole minutes as well. */
export function valuesOf(params: Issue['params']): Values {
  const values = params.map(({ name, value }) => [name, /^-?\d+$/.test(value) ? Number(value) : value] as const)
  const waits = values.flatMap(([name, value]) => (name === 'retryAfterSeconds' && typeof value === 'number' ? [['minutes', Math.max(1, Math.ceil(value / 60))] as const] : []))
  return Object.fromEntries([...values, ...waits])
}

/** Says issues in the reader's language, each at the field its path ends in; those of no field of the form are of the whole form. */
export function useIssues(fields: readonly string[], sentences: Sentences): (issues: readonly Issue[]) => FormError[] {
  const t = useText()
  return (issues) =>
    issues.map(({ path, code, params }) => ({
      field: path.findLast((step) => fields.includes(step)),
      text: sentences(code, valuesOf(params)) ?? t('form.wrong'),
    }))
}
