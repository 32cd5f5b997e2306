import { Field, type FieldProps } from './field'
import form from './form.module.css'
import styles from './long-text-field.module.css'

interface LongTextFieldProps extends FieldProps {
  rows?: number
  defaultValue?: string | undefined
}

/** A text of more than one line. It can be made larger by those who write more. */
export function LongTextField({ rows = 5, defaultValue, ...field }: LongTextFieldProps) {
  return <Field {...field}>{(control) => <textarea {...control} className={`${form.input} ${styles.long}`} rows={rows} defaultValue={defaultValue} />}</Field>
}
