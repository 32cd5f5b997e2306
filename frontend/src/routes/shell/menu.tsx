import { Link, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useText } from '../../i18n/text'
import { CloseIcon, MenuIcon } from '../../ui/icons'
import { Mark } from '../../ui/mark'
import { LanguageSwitch } from './language-switch'
import { PLACES } from './places'
import styles from './shell.module.css'
import { ThemeSwitch } from './theme-switch'

/** The phone's menu: the platform's own modal dialog keeps the focus and closes on Escape. */
export function Menu() {
  const t = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  const path = useRouterState({ select: ({ location }) => location.pathname })
  useEffect(() => dialog.current?.close(), [path])
  const close = () => dialog.current?.close()
  return (
    <>
      <button type="button" className={`btn quiet ${styles.menuButton}`} aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        <MenuIcon />
        {t('shell.menu')}
      </button>
      <dialog ref={dialog} className={styles.menu} aria-label={t('shell.menu')}>
        <div className="wrap">
          <div className={styles.bar}>
            <Link to="/" className={styles.brand} onClick={close}>
              <Mark />
              Rialto
            </Link>
            <button type="button" className={styles.icon} aria-label={t('close')} onClick={close}>
              <CloseIcon size={20} />
            </button>
          </div>
          <nav className={styles.menuNav} aria-label={t('shell.nav')}>
            {PLACES.map(({ to, label }) => (
              <Link key={to} to={to} activeOptions={{ includeSearch: false }} onClick={close}>
                {t(label)}
              </Link>
            ))}
          </nav>
          <div className={styles.choices}>
            <LanguageSwitch />
            <ThemeSwitch />
          </div>
        </div>
      </dialog>
    </>
  )
}
