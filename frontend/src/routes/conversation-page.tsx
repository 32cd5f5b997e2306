import { getRouteApi } from '@tanstack/react-router'
import { Conversation } from '../features/talk/conversation'
import { useThread } from '../features/talk/use-thread'
import { asRequestError } from '../graphql'
import { useMark } from '../graphql/signed-in'
import { useText } from '../i18n/text'
import { Failure, Loading, Skeleton } from '../ui/states'
import { Acting } from './acting'
import { FormFrame } from './form-frame'
import { MemberGate } from './member-gate'
import { NotFoundPage } from './not-found'

const route = getRouteApi('/my/conversations/$id')

export function ConversationPage() {
  const { id } = route.useParams()
  return <ConversationOf key={id} id={id} />
}

/** One conversation, for its two sides alone: to everybody else it is not there. */
function ConversationOf({ id }: { id: string }) {
  const t = useText()
  const isVisitor = useMark() === null
  const thread = useThread(id)
  const { conversation, isRead, error, refetch } = thread
  const failure = error && asRequestError(error)
  const isNoId = failure?.code === 'NOT_FOUND' || failure?.code === 'BAD_USER_INPUT'
  if (!isVisitor && !conversation && (isRead || isNoId)) return <NotFoundPage />
  return (
    <FormFrame title={conversation?.title ?? t('talk.one')} lead={t('talk.oneLead')}>
      <MemberGate>
        {conversation ? (
          <Acting>
            <Conversation thread={thread} />
          </Acting>
        ) : failure ? (
          <Failure code={failure.code} requestId={failure.requestId} onRetry={() => void refetch()} />
        ) : (
          <Loading label={t('loading')}>
            <Skeleton height="32rem" />
          </Loading>
        )}
      </MemberGate>
    </FormFrame>
  )
}
