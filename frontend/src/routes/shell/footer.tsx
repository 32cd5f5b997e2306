import { Link } from '@tanstack/react-router'
import { useText } from '../../i18n/text'
import styles from './footer.module.css'
import { ABOUT } from './places'

const SPAN = 132

/** A row of arches over the water: the bridge everything else passes under. */
function Bridge() {
  return (
    <svg className={styles.bridge} aria-hidden="true">
      <defs>
        <pattern id="arches" width={SPAN} height="64" patternUnits="userSpaceOnUse">
          <rect y="50" width={SPAN} height="14" fill="var(--water)" />
          <path d={`M0 8H${SPAN}V50H${SPAN - 7}C${SPAN - 12} 27 ${SPAN - 34} 17 ${SPAN / 2} 17S12 27 7 50H0z`} fill="currentColor" fillOpacity="0.16" />
          <path d={`M7 50C12 27 34 17 ${SPAN / 2} 17S${SPAN - 12} 27 ${SPAN - 7} 50`} fill="none" stroke="currentColor" strokeWidth="2" />
          <path d={`M0 8H${SPAN}`} stroke="currentColor" strokeWidth="2.5" />
          <path d={`M16 55h${SPAN - 32}M34 60h${SPAN - 68}`} stroke="currentColor" strokeOpacity="0.35" strokeWidth="1.5" strokeLinecap="round" />
        </pattern>
      </defs>
      <rect width="100%" height="64" fill="url(#arches)" />
    </svg>
  )
}

export function Footer() {
  const t = useText()
  return (
    <footer className={styles.footer}>
      <Bridge />
      <div className={`wrap ${styles.foot}`}>
        <p className="small muted">{t('shell.about')}</p>
        <nav className={`small ${styles.footNav}`} aria-label={t('shell.footer')}>
          {ABOUT.map(({ to, label }) => (
            <Link key={to} to={to} className="row">
              {t(label)}
            </Link>
          ))}
          <a href="/graphiql" className="row">
            {t('integrate.explorer')}
          </a>
          <Link to="/about" hash="source" className="row">
            {t('nav.source')}
          </Link>
        </nav>
      </div>
    </footer>
  )
}
