import { Link } from '@tanstack/react-router'
import { useText } from '../i18n/text'
import styles from './form-frame.module.css'

/** The ways of those who cannot sign in. */
export function OtherWays() {
  const t = useText()
  return (
    <p className={styles.ways}>
      <Link to="/forgotten" className="row">
        {t('account.forgotten')}
      </Link>
      <Link to="/sign-up" className="row">
        {t('account.noAccount')}
      </Link>
    </p>
  )
}
