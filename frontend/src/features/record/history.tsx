import { useState } from 'react'
import { asRequestError, graphql, readFragment, useOperation } from '../../graphql'
import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import { Empty, Failure, Loading, Skeleton } from '../../ui/states'
import { ChangedLines } from './changed-lines'
import { fieldsOf, type Place } from './fields'
import { useNames } from './names'
import styles from './record.module.css'
import { recordsOf, toldOf } from './told'
import { FINDERS } from './value-text'

const ChangesFragment = graphql(`
  fragment Changes on ChangeConnection {
    nodes { id act at version address device isPublic by { slug name } fields { name before after } }
    pageInfo { hasNextPage endCursor }
  }
`)

const HistoryQuery = graphql(`
  query History($id: ID!, $after: String) {
    node(id: $id) {
      __typename
      id
      ... on Project { history(first: 30, after: $after) { ...Changes } }
      ... on Organisation { history(first: 30, after: $after) { ...Changes } }
      ... on Cluster { history(first: 30, after: $after) { ...Changes } }
      ... on Dataset { history(first: 30, after: $after) { ...Changes } }
      ... on Pilot { history(first: 30, after: $after) { ...Changes } }
      ... on Session { history(first: 30, after: $after) { ...Changes } }
      ... on Person { history(first: 30, after: $after) { ...Changes } }
    }
  }
`)

/** The API answers so many records by their ids. */
const MOST_NAMES = 100

/** Acts that have words of their own. */
const ACTS = ['CREATE', 'EDIT', 'TRANSLATE', 'PUBLISH', 'ARCHIVE', 'RESTORE', 'DELETE', 'HIDE', 'MOVE_STAGE', 'EVIDENCE', 'MANAGE_NEEDS', 'MANAGE_TEAM', 'CONCLUDE', 'CONTRIBUTE', 'LINK', 'MEASURE', 'IMAGE'] as const
type Act = (typeof ACTS)[number]

/** Acts that are told by the word of what they belong to, by a part of their name. */
const GROUPS: readonly (readonly [RegExp, Act])[] = [
  [/^(add|remove)_member$/i, 'LINK'],
  [/image/i, 'IMAGE'],
  [/need/i, 'MANAGE_NEEDS'],
  [/evidence/i, 'EVIDENCE'],
  [/milestone|indicator|measurement/i, 'MEASURE'],
  [/invit|request|join|role|member|team|leave|hand_over|leader|note|contact/i, 'MANAGE_TEAM'],
  [/link|dataset|organisation|tie/i, 'LINK'],
]

/** The word for an act; one without a word is told as a change. */
export const wordOf = (act: string): Act => ACTS.find((one) => one === act) ?? GROUPS.find(([part]) => part.test(act))?.[1] ?? 'EDIT'

/** What was done to a record, newest first. Those responsible also see what stood there before, and from where it was changed. */
export function RecordHistory({ place, id }: { place: Place; id: string }) {
  const t = useText()
  const { stamp } = useMoment()
  const [afters, setAfters] = useState<readonly string[]>([])
  const after = afters.at(-1) ?? null
  const { data, error, refetch, isPlaceholderData } = useOperation(HistoryQuery, { id, after }, { keepPrevious: true })
  const page = data?.node && 'history' in data.node ? readFragment(ChangesFragment, data.node.history) : undefined
  const fields = fieldsOf(place)
  // the word of the act says already who sees it now
  const changes = (page?.nodes ?? []).map((change) => ({ ...change, lines: change.fields.filter(({ name }) => name !== 'publication').flatMap((one) => toldOf(one, change.act, fields)) }))
  const nameOf = useNames(recordsOf(changes.flatMap(({ lines }) => lines), FINDERS).slice(0, MOST_NAMES))
  if (error) {
    const { code, requestId } = asRequestError(error)
    return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
  }
  if (!data) {
    return (
      <Loading label={t('loading')}>
        <Skeleton height="20rem" />
      </Loading>
    )
  }
  if (!page || (page.nodes.length === 0 && after === null)) return <Empty title={t('history.none')}>{t('history.noneText')}</Empty>
  return (
    <>
      <ol role="list" className={styles.list} aria-busy={isPlaceholderData || undefined}>
        {changes.map(({ id: key, act, at, version, by, lines, address, device, isPublic }) => (
          <li key={key} className={styles.item}>
            <div>
              <p>
                <strong>{t(`changeAct.${wordOf(act)}`)}</strong> {by && t('history.by', { who: by.name })} {!isPublic && <span className={styles.state}>{t('history.private')}</span>}
              </p>
              <p className="small muted">
                <time dateTime={at}>{stamp(at)}</time> · {t('history.version', { version })}
                {address && ` · ${address}`}
                {device && ` · ${device}`}
              </p>
              {lines.length > 0 && <ChangedLines lines={lines} nameOf={nameOf} />}
            </div>
          </li>
        ))}
      </ol>
      <p className={styles.acts}>
        {afters.length > 0 && (
          <button type="button" className="btn quiet" onClick={() => setAfters(afters.slice(0, -1))}>
            {t('history.newer')}
          </button>
        )}
        {page.pageInfo.hasNextPage && page.pageInfo.endCursor && (
          <button type="button" className="btn quiet" onClick={() => setAfters([...afters, page.pageInfo.endCursor ?? ''])}>
            {t('history.older')}
          </button>
        )}
      </p>
    </>
  )
}

