import type { ReactNode } from 'react'
import { useText } from '../../i18n/text'
import { useForm } from './context'
import type { FieldProps } from './field'
import styles from './form.module.css'

/** The same as a field, around several controls: the first of them takes `id`, to which the summary of errors leads. */
export function GroupField({ name, label, hint, isOptional = false, mark, children }: FieldProps & { children: (id: string) => ReactNode }) {
  const t = useText()
  const { fieldId, errorOf } = useForm()
  const id = fieldId(name)
  const error = errorOf(name)
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset className={styles.field} data-wrong={error ? true : undefined} aria-describedby={described || undefined}>
      <legend>
        <span id={`${id}-label`}>{label}</span>
        {isOptional && <span className="muted"> {mark ?? t('form.optional')}</span>}
      </legend>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
      {children(id)}
    </fieldset>
  )
}
