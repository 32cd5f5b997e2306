import { useState, type KeyboardEvent } from 'react'
import { useText } from '../../i18n/text'
import { CloseIcon } from '../icons'
import type { Held } from './controls'
import { Field } from './field'
import styles from './form.module.css'

interface Entry {
  key: string
  label: string
}

/** What was chosen, each with a button that takes it out. */
export function Entries({ entries, onRemove }: { entries: readonly Entry[]; onRemove: (key: string) => void }) {
  const t = useText()
  if (entries.length === 0) return null
  return (
    <ul role="list" className={styles.entries}>
      {entries.map(({ key, label }) => (
        <li key={key} className={styles.entry}>
          {label}
          <button type="button" aria-label={t('form.remove', { label })} onClick={() => onRemove(key)}>
            <CloseIcon size={14} />
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Free words: Enter or a comma ends one. What was typed counts as a word when the field is left, too. */
export function WordsControl({ value, onChange, ...field }: Held<readonly string[]>) {
  const [typed, setTyped] = useState('')
  const add = (text: string) => {
    const words = text.split(',').map((word) => word.trim()).filter((word) => word !== '' && !value.includes(word))
    if (words.length > 0) onChange([...new Set([...value, ...words])])
    setTyped('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    add(typed)
  }
  const write = (text: string) => (text.includes(',') ? add(text) : setTyped(text))
  return (
    <Field {...field}>
      {(control) => (
        <>
          <Entries entries={value.map((word) => ({ key: word, label: word }))} onRemove={(word) => onChange(value.filter((other) => other !== word))} />
          <input {...control} className={styles.input} autoComplete="off" value={typed} onChange={(event) => write(event.target.value)} onKeyDown={onKeyDown} onBlur={() => add(typed)} />
        </>
      )}
    </Field>
  )
}
