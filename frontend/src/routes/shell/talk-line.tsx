import { Link } from '@tanstack/react-router'
import { useUnreadMessages } from '../../features/talk/use-unread'
import { UnreadMark } from '../../features/talk/unread-mark'
import { useText } from '../../i18n/text'
import { WithParts } from '../../i18n/with-parts'

const piece = { parts: ['talk'] } as const

interface LineProps {
  onGo: (() => void) | undefined
}

function Line({ onGo }: LineProps) {
  const t = useText()
  return (
    <li>
      <Link to="/my/conversations" onClick={onGo}>
        {t('talk.title')}&nbsp;
        <UnreadMark count={useUnreadMessages()} />
      </Link>
    </li>
  )
}

/** In the member's menu: the way to the conversations, and how many messages wait there. */
export function TalkLine(props: LineProps) {
  return (
    <WithParts parts={piece.parts}>
      <Line {...props} />
    </WithParts>
  )
}
