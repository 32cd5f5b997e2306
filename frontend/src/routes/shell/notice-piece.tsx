import { Link } from '@tanstack/react-router'
import { NotificationCount } from '../../features/notification/count'
import { useText } from '../../i18n/text'
import { WithParts } from '../../i18n/with-parts'

const piece = { parts: ['notice'] } as const

function Line({ onGo }: { onGo: (() => void) | undefined }) {
  const t = useText()
  return (
    <li>
      <Link to="/notifications" onClick={onGo}>
        {t('notice.title')}&nbsp;
        <NotificationCount />
      </Link>
    </li>
  )
}

/** Beside the member's name: how many notifications wait. */
export function NoticeCount() {
  return (
    <WithParts parts={piece.parts}>
      <NotificationCount />
    </WithParts>
  )
}

/** In the member's menu: the way to them. */
export function NoticeLine(props: { onGo: (() => void) | undefined }) {
  return (
    <WithParts parts={piece.parts}>
      <Line {...props} />
    </WithParts>
  )
}
