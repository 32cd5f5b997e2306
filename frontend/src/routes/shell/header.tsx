import { Link } from '@tanstack/react-router'
import { useText } from '../../i18n/text'
import { SearchIcon } from '../../ui/icons'
import { AccountPlace } from './account-place'
import { Brand } from './brand'
import styles from './header.module.css'
import { LanguageSwitch } from './language-switch'
import { Menu } from './menu'
import { MorePlaces } from './more-places'
import { IN_LINE, PLACES } from './places'
import { SearchField } from './search-field'
import { ThemeSwitch } from './theme-switch'

/** Who we are, search and choices in one line, the places in the next. Tablets keep some behind "More", phones all in a menu. */
export function Header() {
  const t = useText()
  return (
    <header className={styles.header}>
      <div className={`wrap ${styles.bar}`}>
        <Brand />
        <div className={styles.search}>
          <SearchField />
        </div>
        <div className={styles.choices}>
          <LanguageSwitch />
          <ThemeSwitch />
          <AccountPlace />
        </div>
        <div className={styles.phone}>
          <Link to="/search" className={styles.icon} aria-label={t('shell.search')}>
            <SearchIcon size={20} />
          </Link>
          <Menu />
        </div>
      </div>
      <nav className={`wrap ${styles.nav}`} aria-label={t('shell.nav')}>
        <ul role="list">
          {PLACES.map(({ to, label }, at) => (
            <li key={to} className={at < IN_LINE ? undefined : styles.wide}>
              <Link to={to} activeOptions={{ includeSearch: false }}>
                {t(label)}
              </Link>
            </li>
          ))}
          <li className={styles.narrow}>
            <MorePlaces />
          </li>
        </ul>
      </nav>
    </header>
  )
}
