import { useEffect, useRef, useState } from 'react'
import { useText } from '../../i18n/text'
import { announcementBetween, clockParts, clockText, runningOf, secondsLeft, type Heard } from './clock-rules'
import type { Table } from './newer'
import styles from './table.module.css'
import { useTick } from './use-tick'

interface ClockProps {
  table: Table
  /** What the server's clock is ahead of this one, milliseconds. */
  ahead: number
  /** What is spoken of, for those who hear that it starts. */
  title: string
  /** Seconds that the turn has altogether. */
  whole: number
}

/** How much of the turn is left, the same for everybody. It ticks in silence; four moments are said aloud. */
export function Clock({ table, ahead, title, whole }: ClockProps) {
  const t = useText()
  const running = runningOf(table)
  const isTicking = running !== undefined && !running.isPaused
  const now = useTick(isTicking)
  const left = running ? secondsLeft(running, now + ahead) : undefined
  const turn = running?.turn
  const before = useRef<Heard>(undefined)
  const isFirstLook = useRef(true)
  const [said, setSaid] = useState('')
  useEffect(() => {
    const heard = turn !== undefined && left !== undefined ? { turn, left } : undefined
    const what = announcementBetween(before.current, heard, isFirstLook.current)
    isFirstLook.current = false
    before.current = heard
    if (what) setSaid(t(`table.said.${what}`, { title }))
  }, [turn, left, title, t])
  const isOver = left !== undefined && left < 0
  const { minutes, rest } = clockParts(left ?? 0)
  return (
    <>
      <p role="status" className="hidden-visually">
        {said}
      </p>
      {left !== undefined && (
        <div className={styles.clock} data-over={isOver || undefined}>
          <div role="timer" aria-label={t(isOver ? 'table.overBy' : 'table.left', { minutes, rest: Number(rest) })} className="num">
            {isOver && <span className={styles.overBy}>{t('table.overByShort')}</span>}
            <strong>{clockText(left)}</strong>
          </div>
          <span className="small muted">
            {running?.isPaused ? t('table.rests') : t('table.of', { minutes: Math.round(whole / 60) })}
          </span>
        </div>
      )}
      {left !== undefined && (
        <div className={styles.bar} aria-hidden="true">
          <i style={{ inlineSize: `${Math.min(100, Math.max(0, 100 - (left / Math.max(1, whole)) * 100))}%` }} />
        </div>
      )}
    </>
  )
}
