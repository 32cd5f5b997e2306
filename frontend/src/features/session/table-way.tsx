import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { phaseOf } from './times'
import { useNow } from './use-now'

export const SessionTableWayFragment = graphql(`
  fragment SessionTableWay on Session {
    slug
    startsAt
    endsAt
    table { state }
  }
`)

/** The way to the live table, while there is something to see: the table is open, or the session is under way. */
export function SessionTableWay({ session }: { session: FragmentType<typeof SessionTableWayFragment> }) {
  const t = useText()
  const now = useNow()
  const { slug, startsAt, endsAt, table } = readFragment(SessionTableWayFragment, session)
  const isOpen = table.state !== 'WAITING' && table.state !== 'OVER'
  const isNow = phaseOf(now, new Date(startsAt), typeof endsAt === 'string' ? new Date(endsAt) : undefined) === 'NOW'
  if (!isOpen && !(isNow && table.state === 'WAITING')) return null
  return (
    <p>
      <Link to="/sessions/$slug/table" params={{ slug }} className="btn">
        {t('session.toTable')}
      </Link>
    </p>
  )
}
