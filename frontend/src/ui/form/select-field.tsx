import { Field, type FieldProps } from './field'
import styles from './form.module.css'

interface SelectFieldProps extends FieldProps {
  options: readonly { value: string; label: string }[]
  defaultValue?: string
}

export function SelectField({ options, defaultValue, ...field }: SelectFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <select {...control} className={styles.input} defaultValue={defaultValue}>
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
