import { Link, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useMark } from '../../graphql/signed-in'
import { useText } from '../../i18n/text'
import styles from './header.module.css'

const MemberPlace = lazy(() => import('./member-place'))

/** The way in for visitors; for members their own menu, which visitors never load. `onGo` is that of the phone's menu. */
export function AccountPlace({ onGo }: { onGo?: () => void }) {
  const t = useText()
  const to = useRouterState({ select: ({ location }) => location.href })
  if (useMark() === 'yes') {
    return (
      <Suspense fallback={<span className={styles.member} />}>
        <MemberPlace path={to} onGo={onGo} />
      </Suspense>
    )
  }
  return (
    <Link to="/sign-in" search={/\btoken=/.test(to) ? {} : { to }} className={`row ${styles.signIn}`} onClick={onGo}>
      {t('nav.signIn')}
    </Link>
  )
}
