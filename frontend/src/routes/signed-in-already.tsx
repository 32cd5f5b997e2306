import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { useViewer } from '../features/account/viewer'
import { readMark } from '../graphql/signed-in'
import { useText } from '../i18n/text'

/** Says who is signed in to those who come to sign in, or up, and are already. */
export function UnlessSignedIn({ children }: { children: ReactNode }) {
  const t = useText()
  // As it was on arrival: somebody who signs in here is on their way elsewhere.
  const [wasSignedIn] = useState(() => readMark() === 'yes')
  const { data } = useViewer()
  if (!wasSignedIn || !data?.viewer) return children
  return (
    <>
      <p>{t('account.already', { name: data.viewer.name })}</p>
      <p>
        <Link to="/settings" className="btn quiet">
          {t('nav.settings')}
        </Link>
      </p>
    </>
  )
}
