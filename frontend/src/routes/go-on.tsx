import { Link } from '@tanstack/react-router'
import { useText } from '../i18n/text'

/** Where to go once an account works. */
export function GoOn() {
  const t = useText()
  return (
    <p>
      <Link to="/projects" className="btn">
        {t('notFound.projects')}
      </Link>{' '}
      <Link to="/settings" className="btn quiet">
        {t('nav.settings')}
      </Link>
    </p>
  )
}
