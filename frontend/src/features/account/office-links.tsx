import { Link } from '@tanstack/react-router'
import { useText } from '../../i18n/text'
import { WithParts } from '../../i18n/with-parts'

const piece = { parts: ['member'] } as const

interface OfficeProps {
  isModerator: boolean
  isAdministrator: boolean
  onGo: (() => void) | undefined
}

function Links({ isModerator, isAdministrator, onGo }: OfficeProps) {
  const t = useText()
  return (
    <>
      {isModerator && (
        <li>
          <Link to="/moderation" onClick={onGo}>
            {t('member.moderation')}
          </Link>
        </li>
      )}
      {isAdministrator && (
        <li>
          <Link to="/admin/appointments" onClick={onGo}>
            {t('member.appointments')}
          </Link>
        </li>
      )}
    </>
  )
}

/** In the menu of moderators and administrators: where their office takes them. */
export function OfficeLinks(props: OfficeProps) {
  return (
    <WithParts parts={piece.parts}>
      <Links {...props} />
    </WithParts>
  )
}
