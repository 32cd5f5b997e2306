import { useNavigate } from '@tanstack/react-router'
import { useRef, type FormEvent } from 'react'
import { useText } from '../../i18n/text'
import { SearchIcon } from '../../ui/icons'
import styles from './search-field.module.css'

/** Search from anywhere: Enter leads to everything found about the words. */
export function SearchField({ onDone }: { onDone?: () => void }) {
  const t = useText()
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const text = field.current?.value.trim()
    onDone?.()
    void navigate({ to: '/search', search: text ? { text } : {} })
  }
  return (
    <form role="search" action="/search" className={styles.form} aria-label={t('shell.search')} onSubmit={submit}>
      <SearchIcon size={17} />
      <input ref={field} type="search" name="text" aria-label={t('shell.search')} placeholder={t('shell.searchHint')} autoComplete="off" enterKeyHint="search" />
    </form>
  )
}
