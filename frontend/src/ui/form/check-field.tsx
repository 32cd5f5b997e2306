import { useForm } from './context'
import styles from './form.module.css'

interface CheckFieldProps {
  name: string
  label: string
  hint?: string
  options: readonly { value: string; label: string; hint?: string; isFixed?: boolean }[]
}

/** Any number of choices. One that is fixed is chosen and stays so; it says why in its hint. */
export function CheckField({ name, label, hint, options }: CheckFieldProps) {
  const { fieldId, errorOf } = useForm()
  const id = fieldId(name)
  const error = errorOf(name)
  const first = options.findIndex(({ isFixed }) => !isFixed)
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset className={styles.field} data-wrong={error ? true : undefined} aria-describedby={described || undefined}>
      <legend id={`${id}-label`}>{label}</legend>
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
      {options.map((option, at) => {
        const own = at === first ? id : `${id}-${option.value}`
        return (
          <div key={option.value} className={styles.check}>
            {/* A disabled box sends nothing: the fixed value is sent beside it. */}
            <input
              id={own}
              type="checkbox"
              name={option.isFixed ? undefined : name}
              value={option.value}
              defaultChecked={option.isFixed}
              disabled={option.isFixed}
              aria-describedby={option.hint && `${own}-what`}
            />
            {option.isFixed && <input type="hidden" name={name} value={option.value} />}
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
