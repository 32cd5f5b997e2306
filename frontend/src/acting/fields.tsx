import { useText } from '../i18n/text'
import { OFFERED, OWN_NAMES, useLanguage } from '../i18n/language'
import { useFormats } from '../i18n/format'
import { Field, type FieldProps } from '../ui/form/field'
import inputs from '../ui/form/form.module.css'
import { SelectField } from '../ui/form/select-field'
import styles from './acting.module.css'

interface ProseFieldProps extends FieldProps {
  /** Most characters. */
  most: number
  defaultValue?: string | undefined
}

/** Several sentences. */
export function ProseField({ most, defaultValue, ...field }: ProseFieldProps) {
  return <Field {...field}>{(control) => <textarea {...control} className={styles.area} rows={4} maxLength={most} defaultValue={defaultValue} />}</Field>
}

interface LineFieldProps extends FieldProps {
  most: number
  defaultValue?: string | undefined
}

/** One line. */
export function LineField({ most, defaultValue, ...field }: LineFieldProps) {
  return <Field {...field}>{(control) => <input {...control} className={inputs.input} type="text" autoComplete="off" maxLength={most} defaultValue={defaultValue} />}</Field>
}

interface DayFieldProps extends FieldProps {
  /** YYYY-MM-DD */
  defaultValue?: string | undefined
  min?: string
  max?: string
}

/** A day, by the browser's own calendar. */
export function DayField({ defaultValue, min, max, ...field }: DayFieldProps) {
  return <Field {...field}>{(control) => <input {...control} className={inputs.input} type="date" min={min} max={max} defaultValue={defaultValue} />}</Field>
}

/** A figure, as the reader's language writes it: the browser gives it out with a point. */
export function FigureField({ defaultValue, ...field }: FieldProps & { defaultValue?: number | undefined }) {
  return <Field {...field}>{(control) => <input {...control} className={inputs.input} type="number" step="any" inputMode="decimal" defaultValue={defaultValue} />}</Field>
}

/** The language somebody writes in: that of the page unless they say so, or that of the text which is there. */
export function LanguageField({ own }: { own?: string | undefined }) {
  const t = useText()
  const reader = useLanguage()
  const { language } = useFormats()
  const tags = [...new Set([own ?? reader, ...OFFERED])]
  const options = tags.map((tag) => ({ value: tag, label: (OWN_NAMES as Record<string, string>)[tag] ?? language(tag) }))
  return <SelectField name="language" label={t('refusal.language')} options={options} defaultValue={own ?? reader} />
}

/** What was typed into a field; nothing for an empty one. */
export function typed(values: FormData, name: string): string | null {
  const value = values.get(name)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** Of a field that has to be filled in. */
export const needed = (values: FormData, name: string): string => typed(values, name) ?? ''

/** A figure that was typed; nothing for an empty field. */
export function figure(values: FormData, name: string): number | null {
  const text = typed(values, name)
  return text === null ? null : Number(text)
}

/** The reader's day, YYYY-MM-DD. */
export function today(now = new Date()): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
