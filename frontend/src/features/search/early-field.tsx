import { useText } from '../../i18n/text'
import { SearchIcon } from '../../ui/icons'
import field from '../../ui/suggest.module.css'
import styles from './search-box.module.css'

/** Where the search box finds what was typed before it came. */
export const EARLY = 'early-search'

/** The search field of the first view: looks like the search box, which takes its place, text and focus as soon as it is there. */
export function EarlyField() {
  const t = useText()
  return (
    <form role="search" action="/search" className={styles.form}>
      <span className={`${field.box} ${field.large}`}>
        <SearchIcon size={18} />
        <input id={EARLY} className={field.input} name="text" aria-label={t('search.label')} placeholder={t('search.hint')} autoComplete="off" enterKeyHint="search" />
      </span>
    </form>
  )
}
