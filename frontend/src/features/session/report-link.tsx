import { Link } from '@tanstack/react-router'
import { readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { useNow } from './use-now'
import { SessionWhenFragment } from './when'

interface SessionReportLinkProps {
  slug: string
  session: FragmentType<typeof SessionWhenFragment>
}

/** To what a session left, as soon as it has begun. */
export function SessionReportLink({ slug, session }: SessionReportLinkProps) {
  const t = useText()
  const { startsAt } = readFragment(SessionWhenFragment, session)
  if (useNow() < new Date(startsAt).getTime()) return null
  return (
    <Link to="/sessions/$slug/report" params={{ slug }} className="row">
      {t('session.report')}
    </Link>
  )
}
