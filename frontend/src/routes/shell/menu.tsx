import { Link, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useText } from '../../i18n/text'
import { CloseIcon, MenuIcon } from '../../ui/icons'
import { AccountPlace } from './account-place'
import { Brand } from './brand'
import header from './header.module.css'
import { LanguageSwitch } from './language-switch'
import styles from './menu.module.css'
import { PLACES } from './places'
import { SearchField } from './search-field'
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
      <button type="button" className="btn quiet" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        <MenuIcon />
        {t('shell.menu')}
      </button>
      <dialog ref={dialog} className={styles.menu} aria-label={t('shell.menu')}>
        <div className="wrap">
          <div className={header.bar}>
            <Brand onClick={close} />
            <button type="button" className={`${header.icon} ${styles.close}`} aria-label={t('close')} onClick={close}>
              <CloseIcon size={20} />
            </button>
          </div>
          <SearchField onDone={close} />
          <nav className={styles.nav} aria-label={t('shell.nav')}>
            {PLACES.map(({ to, label }) => (
              <Link key={to} to={to} activeOptions={{ includeSearch: false }} onClick={close}>
                {t(label)}
              </Link>
            ))}
          </nav>
          <AccountPlace onGo={close} />
          <div className={header.choices}>
            <LanguageSwitch />
            <ThemeSwitch />
          </div>
        </div>
      </dialog>
    </>
  )
}
