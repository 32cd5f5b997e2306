import { Link } from '@tanstack/react-router'
import { useText } from '../../i18n/text'
import { Mark } from '../../ui/mark'
import { LanguageSwitch } from './language-switch'
import { Menu } from './menu'
import { PLACES } from './places'
import styles from './shell.module.css'
import { ThemeSwitch } from './theme-switch'

function Brand() {
  return (
    <Link to="/" className={styles.brand}>
      <Mark />
      Rialto
    </Link>
  )
}

export function Header() {
  const t = useText()
  return (
    <header className={styles.header}>
      <div className={`wrap ${styles.bar}`}>
        <Brand />
        <nav className={styles.nav} aria-label={t('shell.nav')}>
          {PLACES.map(({ to, label }) => (
            <Link key={to} to={to} activeOptions={{ includeSearch: false }}>
              {t(label)}
            </Link>
          ))}
        </nav>
        <div className={styles.choices}>
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
        <Menu />
      </div>
    </header>
  )
}
