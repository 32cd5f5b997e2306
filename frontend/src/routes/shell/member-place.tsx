import { Link } from '@tanstack/react-router'
import { MemberLines, MemberMenu } from '../../features/account/member-menu'
import { useText } from '../../i18n/text'
import { NoticeCount, NoticeLine } from './notice-piece'
import { TalkLine } from './talk-line'

/** The member's own menu with what waits in it. Loaded for members alone; `onGo` is that of the phone's menu. */
export default function MemberPlace({ path, onGo }: { path: string; onGo: (() => void) | undefined }) {
  const t = useText()
  const link = (to: '/my' | '/settings', label: 'nav.my' | 'nav.settings') => (
    <Link to={to} onClick={onGo}>
      {t(label)}
    </Link>
  )
  const lines = (
    <>
      <NoticeLine onGo={onGo} />
      <TalkLine onGo={onGo} />
    </>
  )
  const links = { my: link('/my', 'nav.my'), settings: link('/settings', 'nav.settings'), lines }
  return onGo ? <MemberLines {...links} onGo={onGo} /> : <MemberMenu path={path} count={<NoticeCount />} {...links} />
}
