import { useId } from 'react'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { Rows } from '../../listing/rows'
import { SessionCard, SessionCardFragment } from './card'
import styles from './list.module.css'
import { isOver } from './times'
import { useNow } from './use-now'

export const SessionListFragment = graphql(`
  fragment SessionList on SessionConnection {
    nodes { id ...SessionCard }
  }
`)

interface SessionListProps {
  sessions: FragmentType<typeof SessionListFragment>
  /** False where they come in no order of time. */
  isByTime: boolean
  /** Milliseconds since 1970, for tests; the time of reading when not given. */
  now?: number
}

type Row = FragmentType<typeof SessionCardFragment> & { id: string }

/** Neighbours that are still to come together, and those that are past. */
function byTime(rows: readonly Row[], now: number): { isPast: boolean; rows: Row[] }[] {
  const groups: { isPast: boolean; rows: Row[] }[] = []
  for (const row of rows) {
    const { startsAt, endsAt } = readFragment(SessionCardFragment, row)
    const isPast = isOver(now, startsAt, endsAt)
    const last = groups.at(-1)
    if (last?.isPast === isPast) last.rows.push(row)
    else groups.push({ isPast, rows: [row] })
  }
  return groups
}

/** A page of sessions; by time, those to come and those past each under their heading. */
export function SessionList({ sessions, isByTime, now: given }: SessionListProps) {
  const ticking = useNow()
  const now = given ?? ticking
  const { nodes } = readFragment(SessionListFragment, sessions)
  if (!isByTime) return <Cards rows={nodes} now={now} headingLevel="h3" />
  return byTime(nodes, now).map(({ isPast, rows }) => <Group key={rows[0]?.id} isPast={isPast} rows={rows} now={now} />)
}

function Group({ isPast, rows, now }: { isPast: boolean; rows: readonly Row[]; now: number }) {
  const t = useText()
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={styles.group}>
        {t(isPast ? 'session.past' : 'session.coming')}
      </h3>
      <Cards rows={rows} now={now} headingLevel="h4" />
    </section>
  )
}

function Cards({ rows, now, headingLevel }: { rows: readonly Row[]; now: number; headingLevel: 'h3' | 'h4' }) {
  return (
    <Rows rows={rows} keyOf={({ id }) => id}>
      {(session) => <SessionCard session={session} now={now} headingLevel={headingLevel} />}
    </Rows>
  )
}
