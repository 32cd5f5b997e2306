import { useForm } from '../ui/form/context'
import inputs from '../ui/form/form.module.css'

interface CheckListProps {
  name: string
  label: string
  hint?: string
  options: readonly { value: string; label: string }[]
  /** Those that are chosen already. */
  chosen: readonly string[]
}

/** Any number of choices, some of them chosen already. */
export function CheckList({ name, label, hint, options, chosen }: CheckListProps) {
  const { fieldId, errorOf } = useForm()
  const id = fieldId(name)
  const error = errorOf(name)
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset className={inputs.field} data-wrong={error ? true : undefined} aria-describedby={described || undefined}>
      <legend id={`${id}-label`}>{label}</legend>
      {hint && (
        <p id={`${id}-hint`} className={inputs.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={inputs.error}>
          {error}
        </p>
      )}
      {options.map(({ value, label: text }, at) => {
        const own = at === 0 ? id : `${id}-${value}`
        return (
          <div key={value} className={inputs.check}>
            <input id={own} type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} />
            <label htmlFor={own}>{text}</label>
          </div>
        )
      })}
    </fieldset>
  )
}
