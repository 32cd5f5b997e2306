import { Link } from '@tanstack/react-router'
import { useText } from '../i18n/text'
import { PageHeading } from '../ui/page-heading'
import styles from './not-found.module.css'

export function NotFoundPage() {
  const t = useText()
  return (
    <div className={`wrap ${styles.page}`}>
      <svg className={styles.bridge} viewBox="0 0 320 90" aria-hidden="true">
        <path d="M4 60h118M198 60h118" />
        <path d="M16 60C26 26 56 12 84 12c16 0 28 4 38 11M304 60C294 26 264 12 236 12c-16 0-28 4-38 11" />
        <path className={styles.water} d="M24 74c30 12 90 12 120 2M176 76c30 10 90 10 120-2" />
      </svg>
      <PageHeading title={t('notFound.title')} />
      <p>{t('notFound.text')}</p>
      <p className={styles.ways}>
        <Link to="/projects" className="btn">
          {t('notFound.projects')}
        </Link>
        <Link to="/" className="btn quiet">
          {t('notFound.home')}
        </Link>
      </p>
    </div>
  )
}
