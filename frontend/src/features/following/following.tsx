import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useOwn } from '../../acting/own'
import type { FollowsQuery as Answer } from '../../graphql/generated/graphql'
import { asRequestError } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useLanguage } from '../../i18n/language'
import { useText } from '../../i18n/text'
import { recordPath } from '../../lib/record-path'
import { Prose } from '../../ui/prose'
import { Failure, Loading, Skeleton } from '../../ui/states'
import { FollowsQuery } from './documents'
import { FollowPress } from './follow-act'
import styles from './following.module.css'

type Subject = NonNullable<Answer['viewer']>['follows']['nodes'][number]['subject']

/** Its name, as a link to its page. */
function Name({ subject }: { subject: Subject }) {
  const path = subject.__typename === 'Region' ? `/regions/${subject.code}` : recordPath(subject)
  const name = 'title' in subject ? <Prose text={subject.title} /> : 'name' in subject ? subject.name : null
  if (!path) return name
  // The router cannot check a path that is put together.
  return (
    <Link to={path as '/'} className="row">
      {name}
    </Link>
  )
}

const KIND = { Project: 'nav.projects', Person: 'nav.experts', Region: 'nav.regions' } as const
const isNamed = (kind: string): kind is keyof typeof KIND => kind in KIND

/** What somebody follows, the last first: a press and it is followed no longer, another one and it is again. */
export function Following() {
  const t = useText()
  const { day } = useFormats()
  const [after, setAfter] = useState<string>()
  /** Stays on the page when it is no longer followed, so that a slip is put right with one press. */
  const [left, setLeft] = useState<readonly { since: string; subject: Subject }[]>([])
  const { data, error, refetch } = useOwn(FollowsQuery, { after: after ?? null }, useLanguage())
  const [seen, setSeen] = useState<NonNullable<typeof data>>()
  if (data && data !== seen) {
    const now = new Set(data.viewer?.follows.nodes.map(({ subject }) => subject.id))
    const gone = [...(seen?.viewer?.follows.nodes ?? []), ...left].filter(({ subject }) => !now.has(subject.id))
    setLeft(gone.filter(({ subject }, at) => gone.findIndex((other) => other.subject.id === subject.id) === at))
    setSeen(data)
  }
  if (!data?.viewer) {
    if (error) {
      const { code, requestId } = asRequestError(error)
      return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
    }
    return (
      <Loading label={t('loading')}>
        <Skeleton height="16rem" />
      </Loading>
    )
  }
  const { nodes, pageInfo } = data.viewer.follows
  const turn = (to: string | undefined) => {
    setLeft([])
    setSeen(undefined)
    setAfter(to)
  }
  const rows = [...nodes.map((one) => ({ ...one, isFollowed: true })), ...left.map((one) => ({ ...one, isFollowed: false }))].toSorted((a, b) => b.since.localeCompare(a.since))
  return (
    <>
      {rows.length === 0 && <p className="muted">{t('follow.none')}</p>}
      <ul role="list">
        {rows.map(({ subject, since, isFollowed }) => (
          <li key={subject.id} className={styles.item}>
            <div>
              <p id={`follow-${subject.id}`}>
                <Name subject={subject} />
              </p>
              <p className="small muted">
                {isNamed(subject.__typename) && t(KIND[subject.__typename])} · {t('follow.since', { date: day(since) })}
              </p>
            </div>
            <div>
              <FollowPress id={subject.id} isFollowed={isFollowed} describedBy={`follow-${subject.id}`} />
            </div>
          </li>
        ))}
      </ul>
      <p className={styles.line}>
        {after !== undefined && (
          <button type="button" className="btn quiet" onClick={() => turn(undefined)}>
            {t('follow.first')}
          </button>
        )}
        {pageInfo.hasNextPage && pageInfo.endCursor && (
          <button type="button" className="btn quiet" onClick={() => turn(pageInfo.endCursor ?? undefined)}>
            {t('follow.more')}
          </button>
        )}
      </p>
    </>
  )
}
