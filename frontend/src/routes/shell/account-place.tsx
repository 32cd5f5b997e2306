import { Link, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useMark } from '../../graphql/signed-in'
import { useText } from '../../i18n/text'
import styles from './header.module.css'

const menus = () => import('../../features/account/member-menu')
const MemberMenu = lazy(async () => ({ default: (await menus()).MemberMenu }))
const MemberLines = lazy(async () => ({ default: (await menus()).MemberLines }))

/** The way in for visitors; for members their own menu, which visitors never load. `onGo` is that of the phone's menu. */
export function AccountPlace({ onGo }: { onGo?: () => void }) {
  const t = useText()
  const to = useRouterState({ select: ({ location }) => location.href })
  const isMember = useMark() === 'yes'
  if (isMember) {
    const link = (to: '/my' | '/settings', label: 'nav.my' | 'nav.settings') => (
      <Link to={to} onClick={onGo}>
        {t(label)}
      </Link>
    )
    const links = { my: link('/my', 'nav.my'), settings: link('/settings', 'nav.settings') }
    return <Suspense fallback={<span className={styles.member} />}>{onGo ? <MemberLines {...links} onGo={onGo} /> : <MemberMenu path={to} {...links} />}</Suspense>
  }
  return (
    <Link to="/sign-in" search={/\btoken=/.test(to) ? {} : { to }} className={`row ${styles.signIn}`} onClick={onGo}>
      {t('nav.signIn')}
    </Link>
  )
}
