import { useEffect, useState } from 'react'
import { callState, type Window } from './times'

const MINUTE = 60_000

/** The time, to the minute: a page that stays open says by itself that a session has begun. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** Whether there was a call that is over: then applications stay as they are, are scored and decided. */
export function useCallClosed(call: Window | null | undefined): boolean {
  const now = useNow()
  return call !== null && call !== undefined && callState(now, call) === 'CLOSED'
}
