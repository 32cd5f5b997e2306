import { useFormats } from '../../i18n/format'
import type { MessageId } from '../../i18n/messages'
import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import type { FieldSpec } from './fields'
import type { SkillLevel } from './lists'
import { useNames } from './names'
import { textOf, textsOf } from './values'

const FINDERS = new Set(['region', 'regions', 'organisation', 'cluster', 'project'])

/** The value of a field as a sentence would say it: for two versions side by side, and for the history. */
export function ValueText({ field, value }: { field: FieldSpec | undefined; value: unknown }) {
  const t = useText()
  const { day, list, money, language } = useFormats()
  const { stamp } = useMoment()
  const ids = field && FINDERS.has(field.kind) ? [value].flat().filter((id): id is string => typeof id === 'string') : []
  const nameOf = useNames(ids)
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
