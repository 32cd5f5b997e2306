import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { valuesOf, type Issue, type Sentences } from '../../acts/issues'

/** Codes of the table that have a sentence: `table.issue.TABLE_OVER`. */
const CODES = [
  'TABLE_MOVED',
  'TABLE_NOT_OPEN',
  'TABLE_OVER',
  'TURN_RUNS',
  'TURN_NOT_RUNNING',
  'TURN_NOT_PLANNED',
  'TURN_UNKNOWN',
  'EXTENSION_OUT_OF_RANGE',
  'TEXT_MISSING',
  'TEXT_TOO_LONG',
  'LANGUAGE_UNKNOWN',
  'TOO_MANY_QUESTIONS',
  'TOO_MANY_QUESTIONS_HERE',
  'OWN_QUESTION',
  'QUESTION_CLOSED',
] as const

const isKnown = (code: string): code is (typeof CODES)[number] => (CODES as readonly string[]).includes(code)

/** What somebody else did before: kinds of events that a press can meet. */
const KINDS = ['TABLE_OPENED', 'TABLE_CLOSED', 'TURN_STARTED', 'TURN_PAUSED', 'TURN_RESUMED', 'TURN_EXTENDED', 'TURN_ENDED', 'TURN_SKIPPED', 'AGENDA_CHANGED'] as const
const kindOf = (name: unknown) => KINDS.find((kind) => kind === name) ?? 'AGENDA_CHANGED'

/** Sentences for what the table refuses. */
export function useTableSentences(): Sentences {
  const t = useText()
  const { number } = useFormats()
  return (code, values) => {
    if (!isKnown(code)) return undefined
    if (code === 'TABLE_MOVED') {
      const by = typeof values['by'] === 'string' ? values['by'] : ''
      return t('table.issue.TABLE_MOVED', { who: by === '' ? t('table.somebody') : by, what: t(`table.did.${kindOf(values['kind'])}`) })
    }
    // Numbers that a sentence only names, as the reader's language writes them.
    const told = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'number' && name !== 'most' && name !== 'wait' ? number(value) : value]))
    return t(`table.issue.${code}`, told)
  }
}

/** All issues of an answer in one line. */
export function useSaid(): (issues: readonly Issue[]) => string {
  const t = useText()
  const sentences = useTableSentences()
  return (issues) => issues.map(({ code, params }) => sentences(code, valuesOf(params)) ?? t('form.wrong')).join(' ')
}
