import { ORIGINAL, useOwn } from '../../../acting/own'
import type { SessionLifeQuery as Answer } from '../../../graphql/generated/graphql'
import { callState } from '../times'
import { useNow } from '../use-now'
import { SessionLifeQuery } from './documents'

export type Life = NonNullable<Answer['session']>
export type Mine = Life['applications'][number]
export interface OwnProject {
  id: string
  slug: string
  title: { text: string; language: string }
}

type Records = NonNullable<Answer['viewer']>['records']['nodes']

/** The public projects that somebody leads or edits, with which there is no application yet. */
function projectsToApply(records: Records, applied: readonly Mine[]): OwnProject[] {
  return records.flatMap(({ role, publication, record }) =>
    (role === 'LEADER' || role === 'EDITOR') && publication === 'PUBLISHED' && record.__typename === 'Project' && !applied.some(({ project, status }) => project?.id === record.id && status !== 'WITHDRAWN') ? [record] : [],
  )
}

/** A session as somebody meets it who is signed in; nothing until it is read. */
export function useApply(slug: string) {
  const { data } = useOwn(SessionLifeQuery, { slug }, ORIGINAL)
  const now = useNow()
  if (!data?.viewer || !data.session) return undefined
  const { viewer, session } = data
  const mine = session.applications.filter(({ isMine }) => isMine)
  return {
    accountId: viewer.id,
    session,
    mine,
    projects: projectsToApply(viewer.records.nodes, mine),
    isOpen: session.call !== null && session.call !== undefined && !session.cancelledAt && callState(now, session.call) === 'OPEN',
    seat: session.experts.find(({ isMe, status }) => isMe && (status === 'INVITED' || status === 'ACCEPTED')),
  }
}
