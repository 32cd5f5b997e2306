import { getRouteApi } from '@tanstack/react-router'
import { SessionDesk } from '../features/session/desk/desk'
import { useDesk } from '../features/session/desk/use-desk'
import { useText } from '../i18n/text'
import { SessionPrivate } from './session-private'

const route = getRouteApi('/sessions/$slug/desk')

/** What the manager of a session does before it begins. */
export function SessionDeskPage() {
  const t = useText()
  const { slug } = route.useParams()
  const { data, error, refetch } = useDesk(slug)
  const session = data?.session
  return (
    <SessionPrivate
      key={slug}
      slug={slug}
      title={session ? t('desk.of', { title: session.title.text }) : t('desk.title')}
      lead={t('desk.lead')}
      isRead={data !== undefined}
      isMine={session?.mayI.includes('SELECT') ?? false}
      error={error}
      onRetry={() => void refetch()}
    >
      {session && <SessionDesk session={session} />}
    </SessionPrivate>
  )
}
