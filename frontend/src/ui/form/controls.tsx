import type { InputHTMLAttributes } from 'react'
import { Field, type FieldProps } from './field'
import styles from './form.module.css'
import { GroupField } from './group-field'

/** A field whose value lives outside: it is kept, compared and put back. */
export interface Held<V> extends FieldProps {
  value: V
  onChange: (value: V) => void
}

interface Option {
  value: string
  label: string
}

type LineKind = Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'inputMode' | 'list' | 'autoCapitalize' | 'spellCheck'>

export function LineControl({ value, onChange, kind, ...field }: Held<string> & { kind?: LineKind }) {
  return (
    <Field {...field}>
      {(control) => <input {...kind} {...control} className={styles.input} autoComplete="off" value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  )
}

export function ChoiceControl({ value, onChange, options, none, ...field }: Held<string> & { options: readonly Option[]; none: string }) {
  return (
    <Field {...field}>
      {(control) => (
        <select {...control} className={styles.input} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{none}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** Any number of choices, in the order in which they are offered. */
export function ChoicesControl({ value, onChange, options, ...field }: Held<readonly string[]> & { options: readonly Option[] }) {
  const toggle = (one: string) => onChange(options.map((option) => option.value).filter((other) => (other === one ? !value.includes(other) : value.includes(other))))
  return (
    <GroupField {...field}>
      {(id) => (
        <div className={styles.choices}>
          {options.map((option, at) => (
            <label key={option.value} className={styles.choice}>
              <input id={at === 0 ? id : undefined} type="checkbox" checked={value.includes(option.value)} onChange={() => toggle(option.value)} />
              {option.label}
            </label>
          ))}
        </div>
      )}
    </GroupField>
  )
}

export function MoneyControl({ value, onChange, currencies, currencyLabel, ...field }: Held<{ amount: string; currency: string }> & { currencies: readonly string[]; currencyLabel: string }) {
  return (
    <Field {...field}>
      {(control) => (
        <span className={styles.pair}>
          <input {...control} className={styles.input} inputMode="decimal" autoComplete="off" value={value.amount} onChange={(event) => onChange({ ...value, amount: event.target.value })} />
          <select className={styles.input} aria-label={currencyLabel} value={value.currency} onChange={(event) => onChange({ ...value, currency: event.target.value })}>
            {[...new Set([...currencies, value.currency])].map((currency) => (
              <option key={currency}>{currency}</option>
            ))}
          </select>
        </span>
      )}
    </Field>
  )
}
