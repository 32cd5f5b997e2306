import type { HTMLInputAutoCompleteAttribute } from 'react'
import { Field, type FieldProps } from './field'
import styles from './form.module.css'

interface TextFieldProps extends FieldProps {
  type?: 'text' | 'email'
  /** The token of HTML, by which browsers and people who need them fill fields in. */
  autoComplete: HTMLInputAutoCompleteAttribute
  defaultValue?: string | undefined
  readOnly?: boolean
}

export function TextField({ type = 'text', autoComplete, defaultValue, readOnly, ...field }: TextFieldProps) {
  const isAddress = type === 'email'
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          className={styles.input}
          type={type}
          autoComplete={autoComplete}
          defaultValue={defaultValue}
          readOnly={readOnly}
          {...(isAddress && { spellCheck: false, autoCapitalize: 'none' })}
        />
      )}
    </Field>
  )
}
