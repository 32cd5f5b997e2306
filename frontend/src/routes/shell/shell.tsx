import { useEffect, useState, type MouseEvent, type ReactNode } from 'react'
import { useText } from '../../i18n/text'
import { onArrival } from '../../lib/page'
import { Footer } from './footer'
import { Header } from './header'
import styles from './shell.module.css'

/** What stands around every page. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useText()
  const [title, setTitle] = useState('')
  useEffect(() => onArrival(setTitle), [])
  const skip = (event: MouseEvent) => {
    event.preventDefault()
    document.getElementById('main')?.focus()
  }
  return (
    <>
      <a href="#main" className={styles.skip} onClick={skip}>
        {t('shell.skip')}
      </a>
      <Header />
      <p className="hidden-visually" aria-live="polite">
        {title}
      </p>
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <Footer />
    </>
  )
}
