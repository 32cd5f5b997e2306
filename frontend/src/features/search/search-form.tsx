import { useEffect, useRef, useState } from 'react'
import { useText } from '../../i18n/text'
import { SearchIcon } from '../../ui/icons'
import styles from './search-form.module.css'

/** How long the typing rests before the address follows. Milliseconds. */
const REST = 250

interface SearchFormProps {
  text: string
  onChange: (text: string | undefined) => void
}

/** The words to look for. The address follows while typing, without a new step in the history; Enter does not wait. */
export function SearchForm({ text, onChange }: SearchFormProps) {
  const t = useText()
  const [typed, setTyped] = useState(text)
  const [known, setKnown] = useState(text)
  // The address changed by other means (back, the field in the header): this field follows, unless it is what was typed.
  if (text !== known) {
    setKnown(text)
    if (text !== typed.trim()) setTyped(text)
  }
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  useEffect(() => {
    if (typed.trim() === text) return
    const timer = setTimeout(() => latest.current(typed.trim() || undefined), REST)
    return () => clearTimeout(timer)
  }, [typed, text])
  return (
    <form
      role="search"
      aria-label={t('found.title')}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        onChange(typed.trim() || undefined)
      }}
    >
      <label htmlFor="words" className={styles.label}>
        {t('found.words')}
      </label>
      <span className={styles.box}>
        <SearchIcon size={18} />
        <input
          id="words"
          type="search"
          className={styles.input}
          aria-describedby="words-hint"
          maxLength={200}
          enterKeyHint="search"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </span>
      <p id="words-hint" className="small muted">
        {t('found.hint')}
      </p>
    </form>
  )
}
