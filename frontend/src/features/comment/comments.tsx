import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useRouterState } from '@tanstack/react-router'
import { ActButton } from '../../acting/act-button'
import { Unfold } from '../../acting/unfold'
import { asRequestError } from '../../graphql'
import { hashOf, request } from '../../graphql/client'
import type { ProjectCommentsQuery as Answer } from '../../graphql/generated/graphql'
import { useMark } from '../../graphql/signed-in'
import { useLanguage } from '../../i18n/language'
import { useText } from '../../i18n/text'
import { Failure, Loading, Skeleton } from '../../ui/states'
import { Comment } from './comment'
import { WriteCommentForm } from './comment-form'
import styles from './comment.module.css'
import { ProjectCommentsQuery, SessionCommentsQuery, SetComments } from './documents'

/** What can be commented. */
export type Commented = 'projects' | 'sessions'

const HASHES = { projects: hashOf(ProjectCommentsQuery), sessions: hashOf(SessionCommentsQuery) } as const

/** What is said about a record, page by page, in the reader's language. */
function useComments(place: Commented, slug: string) {
  const language = useLanguage()
  return useInfiniteQuery({
    queryKey: [HASHES[place], slug, language],
    queryFn: async ({ pageParam, signal }) => {
      const variables = { slug, after: pageParam }
      const options = { language, signal }
      if (place === 'projects') {
        const { viewer, project } = await request(ProjectCommentsQuery, variables, options)
        return { viewer, subject: project }
      }
      const { viewer, session } = await request(SessionCommentsQuery, variables, options)
      return { viewer, subject: session }
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ subject }) => (subject?.comments.pageInfo.hasNextPage ? subject.comments.pageInfo.endCursor : undefined),
    placeholderData: keepPreviousData,
  })
}

/** Everybody reads them, members write them, the team closes them. */
export function Comments({ place, slug }: { place: Commented; slug: string }) {
  const t = useText()
  const isSignedIn = useMark() !== null
  const to = useRouterState({ select: ({ location }) => location.href })
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage, dataUpdatedAt } = useComments(place, slug)
  const first = data?.pages[0]
  if (!first) {
    if (error) {
      const { code, requestId } = asRequestError(error)
      return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
    }
    return (
      <Loading label={t('loading')}>
        <Skeleton height="8rem" />
      </Loading>
    )
  }
  if (!first.subject) return null
  const { id: subjectId, mayI, commentsOpen } = first.subject
  const accountId = first.viewer?.id
  const isOpen = commentsOpen && accountId !== undefined
  const rows = data.pages.flatMap(({ subject }) => subject?.comments.nodes ?? [])
  return (
    <>
      {!commentsOpen && <p className="muted">{t('comment.closed')}</p>}
      {isOpen && (
        <Unfold label={t('comment.write')}>{(close) => <WriteCommentForm accountId={accountId} subjectId={subjectId} onDone={close} />}</Unfold>
      )}
      {commentsOpen && !isSignedIn && (
        <p>
          <Link to="/sign-in" search={{ to }} preload={false} className="row">
            {t('comment.signIn')}
          </Link>
        </p>
      )}
      {rows.length === 0 ? (
        <p className="muted">{t('comment.none')}</p>
      ) : (
        <ul role="list" className={styles.list}>
          {rows.map((row) => (
            <Row key={row.id} row={row} accountId={isOpen ? accountId : undefined} isMember={accountId !== undefined} subjectId={subjectId} now={dataUpdatedAt} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <button type="button" className="btn quiet" aria-disabled={isFetchingNextPage || undefined} onClick={() => void fetchNextPage()}>
          {t(isFetchingNextPage ? 'loading' : 'comment.more')}
        </button>
      )}
      <p role="alert">{error && t(`error.${asRequestError(error).code}`)}</p>
      {mayI.includes('EDIT') && (
        <div>
          <ActButton
            key={String(commentsOpen)}
            label={t(commentsOpen ? 'comment.close' : 'comment.open')}
            act={SetComments}
            variables={{ input: { subjectId, open: !commentsOpen } }}
            payload={(answer) => answer.setComments}
          />
        </div>
      )}
    </>
  )
}

type RowOf = NonNullable<Answer['project']>['comments']['nodes'][number]

interface RowProps {
  row: RowOf
  /** Who may answer; nobody where it is closed. */
  accountId: string | undefined
  isMember: boolean
  subjectId: string
  now: number
}

/** A comment with its answers: one level. */
function Row({ row, accountId, isMember, subjectId, now }: RowProps) {
  const t = useText()
  return (
    <Comment comment={row} isMember={isMember} now={now}>
      {row.answers.length > 0 && (
        <ul role="list" className={styles.answers} aria-label={t('comment.answers')}>
          {row.answers.map((answer) => (
            <Comment key={answer.id} comment={answer} isMember={isMember} now={now} />
          ))}
        </ul>
      )}
      {accountId !== undefined && (
        <Unfold label={t('comment.answer')} describedBy={`comment-${row.id}-who`}>
          {(close) => <WriteCommentForm accountId={accountId} subjectId={subjectId} answersId={row.id} onDone={close} />}
        </Unfold>
      )}
    </Comment>
  )
}
