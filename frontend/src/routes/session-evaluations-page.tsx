import { getRouteApi } from '@tanstack/react-router'
import { Evaluations } from '../features/session/evaluation/evaluations'
import { useEvaluations } from '../features/session/evaluation/use-evaluations'
import { useText } from '../i18n/text'
import { SessionPrivate } from './session-private'

const route = getRouteApi('/sessions/$slug/evaluations')

/** Where evaluators score what was applied with. */
export function SessionEvaluationsPage() {
  const t = useText()
  const { slug } = route.useParams()
  const { data, error, refetch } = useEvaluations(slug)
  const session = data?.session
  const viewer = data?.viewer
  return (
    <SessionPrivate
      key={slug}
      slug={slug}
      title={session ? t('desk.evaluationsOf', { title: session.title.text }) : t('desk.evaluations')}
      lead={t('desk.evaluationsLead')}
      isRead={data !== undefined}
      isMine={session?.mayI.includes('EVALUATE') ?? false}
      error={error}
      onRetry={() => void refetch()}
    >
      {session && viewer && <Evaluations session={session} accountId={viewer.id} />}
    </SessionPrivate>
  )
}
