import { getRouteApi, Link } from '@tanstack/react-router'
import { UndoBar } from '../acting/undo'
import { Team } from '../features/team/team'
import { kindOf, recordPath, useTeam, type TeamKind } from '../features/team/use-team'
import { asRequestError } from '../graphql'
import { useMark } from '../graphql/signed-in'
import { useText } from '../i18n/text'
import { Failure, Loading, Skeleton } from '../ui/states'
import { Acting } from './acting'
import { FormFrame } from './form-frame'
import { MemberGate } from './member-gate'
import { NotFoundPage } from './not-found'

const route = getRouteApi('/$place/$slug/team')

/** `/projects/…/team`, `/organisations/…/team` and so on. */
export function TeamPage() {
  const { place, slug } = route.useParams()
  const found = kindOf(place)
  return found ? <TeamOf key={slug} kind={found} slug={slug} /> : <NotFoundPage />
}

/** The people of one record: who is in it, who is asked, who asks; what they keep to themselves. */
function TeamOf({ kind, slug }: { kind: TeamKind; slug: string }) {
  const t = useText()
  const isVisitor = useMark() === null
  const { team, isRead, error, refetch } = useTeam(kind, slug)
  const failure = error && asRequestError(error)
  if (!isVisitor && !team && (isRead || failure?.code === 'NOT_FOUND')) return <NotFoundPage />
  return (
    <FormFrame title={team ? t('team.of', { title: team.title.text }) : t('team.title')} lead={t('team.lead')}>
      <p>
        <Link to={recordPath(kind)} params={{ slug }} className="row">
          {t('team.record')}
        </Link>
      </p>
      <MemberGate>
        {team ? (
          <Acting>
            <Team team={team} />
            <UndoBar />
          </Acting>
        ) : failure ? (
          <Failure code={failure.code} requestId={failure.requestId} onRetry={() => void refetch()} />
        ) : (
          <Loading label={t('loading')}>
            <Skeleton height="24rem" />
          </Loading>
        )}
      </MemberGate>
    </FormFrame>
  )
}
