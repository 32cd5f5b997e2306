import { useCallback, useEffect, useRef, useState } from 'react'
import { readFragment, type FragmentType } from '../../graphql'
import type { TableEventsSubscription } from '../../graphql/generated/graphql'
import { hashOf } from '../../graphql/client'
import type { RequestError } from '../../graphql/errors'
import type { Line } from '../../graphql/follow'
import { documentText } from '../../graphql/manifest'
import { useMark } from '../../graphql/signed-in'
import { useLanguage } from '../../i18n/language'
import { TableEvents, TableNow } from './documents'
import { newer, type Table } from './newer'

export type GivenTable = FragmentType<typeof TableNow>

export interface LiveTable {
  table: Table
  /** What the server's clock is ahead of this one, milliseconds. */
  ahead: number
  line: Line | 'ended'
  /** What came while the reader was looking: marked as new. */
  fresh: ReadonlySet<string>
  /** Takes a table that came on another way, as the answer to an act. */
  receive: (table: GivenTable) => void
}

/** The table of a session as it changes, from the one that the page was answered with. */
export function useTable(sessionId: string, given: GivenTable, readAt: number, onGone: (error: RequestError) => void): LiveTable {
  const language = useLanguage()
  // Who signs in or out is another reader: what they may do at the table changes.
  const mark = useMark()
  const [pushed, setPushed] = useState<{ table: Table; at: number }>()
  const [line, setLine] = useState<LiveTable['line']>('opening')
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const seen = useRef<number>(undefined)
  const gone = useRef(onGone)
  useEffect(() => {
    gone.current = onGone
  })
  const receive = useCallback((next: GivenTable) => {
    const table = readFragment(TableNow, next)
    setPushed((old) => (old && newer(old.table, table) === old.table ? old : { table, at: Date.now() }))
  }, [])

  useEffect(() => {
    let stop: (() => void) | undefined
    let isOver = false
    seen.current = undefined
    const take = (data: unknown) => {
      const { table: event } = data as TableEventsSubscription
      seen.current = Math.max(seen.current ?? 0, event.seq)
      receive(event.table)
      const what = event.contribution?.id ?? event.question?.id
      if (what !== undefined && event.kind !== 'SNAPSHOT') setFresh((old) => new Set(old).add(what))
    }
    const begin = async () => {
      const [{ follow }, query] = await Promise.all([import('../../graphql/follow'), documentText(hashOf(TableEvents))])
      if (isOver) return
      stop = follow({
        query,
        language,
        variables: () => ({ sessionId, after: seen.current ?? null }),
        onNext: take,
        onLine: setLine,
        onEnd: (error) => {
          setLine('ended')
          gone.current(error)
        },
      })
    }
    begin().catch((error: unknown) => {
      console.debug('The code of the line could not be loaded', error)
      if (!isOver) setLine('ended')
    })
    return () => {
      isOver = true
      stop?.()
    }
  }, [sessionId, language, mark, receive])

  const first = readFragment(TableNow, given)
  const isPushed = pushed !== undefined && newer(first, pushed.table) === pushed.table
  const table = isPushed ? pushed.table : first
  return { table, ahead: Date.parse(table.now) - (isPushed ? pushed.at : readAt), line, fresh, receive }
}
