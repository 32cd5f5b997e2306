import type { ReactNode } from 'react'
import { useText } from '../../i18n/text'
import { useForm } from './context'
import styles from './form.module.css'

export interface FieldProps {
  /** Names the value in what is sent, and in the issues of the API. */
  name: string
  label: string
  /** What to know before writing. */
  hint?: string | undefined
  isOptional?: boolean | undefined
  /** Stands in the place of "optional", where there is more to say. */
  mark?: string | undefined
}

/** What a control takes from its field. */
interface ControlProps {
  id: string
  name: string
  required: boolean
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

/** Label, hint, what is wrong, then the control itself. Our own: the library's fields weigh more than all our forms, for these ids. */
export function Field({ name, label, hint, isOptional = false, mark, children }: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const t = useText()
  const { fieldId, errorOf } = useForm()
  const id = fieldId(name)
  const error = errorOf(name)
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={styles.field} data-wrong={error ? true : undefined}>
      <label htmlFor={id}>
        <span id={`${id}-label`}>{label}</span>
        {isOptional && <span className="muted"> {mark ?? t('form.optional')}</span>}
      </label>
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
      {children({ id, name, required: !isOptional, 'aria-invalid': error ? true : undefined, 'aria-describedby': described || undefined })}
    </div>
  )
}
