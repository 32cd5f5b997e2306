import { useForm } from './context'
import styles from './form.module.css'

interface ChoiceFieldProps<V extends string> {
  name: string
  label: string
  options: readonly { value: V; label: string; hint?: string }[]
  value: V
  onChange: (value: V) => void
}

/** One of a few, all of them seen. What is chosen may change what stands below. */
export function ChoiceField<V extends string>({ name, label, options, value, onChange }: ChoiceFieldProps<V>) {
  const { fieldId, errorOf } = useForm()
  const id = fieldId(name)
  const error = errorOf(name)
  return (
    <fieldset className={styles.field} data-wrong={error ? true : undefined} aria-describedby={error && `${id}-error`}>
      <legend id={`${id}-label`}>{label}</legend>
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
      {options.map((option, at) => {
        const own = at === 0 ? id : `${id}-${option.value}`
        return (
          <div key={option.value} className={styles.check}>
            <input
              id={own}
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              aria-describedby={option.hint && `${own}-what`}
              onChange={() => onChange(option.value)}
            />
            <div>
              <label htmlFor={own}>{option.label}</label>
              {option.hint && (
                <p id={`${own}-what`} className={styles.hint}>
                  {option.hint}
                </p>
              )}
            </div>
          </div>
        )
      })}
    </fieldset>
  )
}
