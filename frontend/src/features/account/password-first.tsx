import { Link } from '@tanstack/react-router'
import { useText } from '../../i18n/text'

/** An account that came by a provider has no password to ask for: it is set by mail. */
export function PasswordFirst() {
  const t = useText()
  return (
    <>
      <p>{t('issue.PASSWORD_NONE')}</p>
      <p>
        <Link to="/forgotten" className="btn quiet">
          {t('account.setPassword')}
        </Link>
      </p>
    </>
  )
}
