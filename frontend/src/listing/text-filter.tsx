import { useEffect, useRef, useState } from 'react'
import { useText } from '../i18n/text'
import { SearchIcon } from '../ui/icons'
import styles from './text-filter.module.css'

interface TextFilterProps {
  text: string
  onChange: (text: string | undefined) => void
}

/** How long the typing rests before the address follows. Milliseconds. */
const REST = 250

/** Words in the texts of the rows. The address follows while typing, without a new step in the history. */
export function TextFilter({ text, onChange }: TextFilterProps) {
  const t = useText()
  const [typed, setTyped] = useState(text)
  const [known, setKnown] = useState(text)
  // The address changed by other means (back, a removed chip): the field follows, unless it is what was typed.
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
    <form role="search" className={styles.form} onSubmit={(event) => event.preventDefault()}>
      <SearchIcon />
      <input
        type="search"
        className={styles.input}
        aria-label={t('filter.text')}
        placeholder={t('filter.textHint')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </form>
  )
}
