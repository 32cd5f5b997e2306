import type { ReactNode } from 'react'
import styles from './select.module.css'

interface SelectProps<V extends string> {
  label: string
  value: V
  options: readonly { value: V; label: string; lang?: string }[]
  onChange: (value: V) => void
  /** Stands for the label where space is short; the label is then for the ear only. */
  icon?: ReactNode
}

/** The platform's own select: it knows every phone and every screen reader. */
export function Select<V extends string>({ label, value, options, onChange, icon }: SelectProps<V>) {
  return (
    <label className={icon ? styles.bare : styles.select}>
      <span className={icon ? 'hidden-visually' : styles.label}>{label}</span>
      {icon}
      <select
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value)
          if (chosen) onChange(chosen.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}
