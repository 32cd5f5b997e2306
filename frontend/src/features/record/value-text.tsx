import { useFormats } from '../../i18n/format'
import type { MessageId } from '../../i18n/messages'
import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import type { SkillLevel } from './lists'
import { useNames } from './names'
import type { ToldField } from './told'
import { textOf, textsOf } from './values'

/** Kinds of fields whose values are ids of records. */
export const FINDERS: ReadonlySet<string> = new Set(['region', 'regions', 'organisation', 'cluster', 'project', 'record'])

interface ValueTextProps {
  field: ToldField | undefined
  value: unknown
  /** What records are called, where that was asked for many values at once. */
  nameOf?: (id: string) => string
}

/** The value of a field as a sentence would say it: for two versions side by side, and for the history. */
export function ValueText({ field, value, nameOf: known }: ValueTextProps) {
  const t = useText()
  const { day, list, money, language, number } = useFormats()
  const { stamp } = useMoment()
  const ids = field && FINDERS.has(field.kind) ? [value].flat().filter((id): id is string => typeof id === 'string' && id !== '') : []
  const asked = useNames(known ? [] : ids)
  const nameOf = known ?? asked
  const say = (): string => {
    if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return t('record.nothing')
    if (ids.length > 0) return list(ids.map(nameOf))
    switch (field?.kind) {
      case 'choice':
      case 'choices':
        return list([value].flat().map((one) => t(field.label(textOf(one)))))
      case 'date':
        return day(textOf(value))
      case 'moment':
        return stamp(textOf(value))
      case 'number':
        return typeof value === 'number' ? number(value) : textOf(value)
      case 'language':
      case 'languages':
        return list([value].flat().map((tag) => language(textOf(tag))))
      case 'words':
        return list(textsOf(value))
      case 'skills':
        return list((value as SkillLevel[]).map(({ skill, level }) => `${t(`skill.${skill}`)} (${t(`level.${level}` as MessageId)})`))
      case 'money': {
        const { amount, currency } = value as { amount: number; currency: string }
        return money(amount, currency)
      }
      case 'files':
        return list((value as { accessUrl: string }[]).map(({ accessUrl }) => accessUrl))
      default:
        return textOf(value) || JSON.stringify(value)
    }
  }
  return say()
}
