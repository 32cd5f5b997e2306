import { useCallback, useEffect, useRef, useState } from 'react'
import { asRequestError, type RequestError } from '../../../graphql/errors'
import { upload, type Uploaded } from './upload'

type Sending = { at: 'waiting' } | { at: 'sending'; share: number } | { at: 'there'; image: Uploaded } | { at: 'failed'; error: RequestError }

/** Does a job when those before it are done. */
export type InTurn = <T>(job: () => Promise<T>) => Promise<T>

/** One file after the other: a thin line carries one sooner than three at once. */
export function useTurns(): InTurn {
  const last = useRef<Promise<unknown>>(Promise.resolve())
  return useCallback((job) => {
    const mine = last.current.then(job)
    last.current = mine.catch(() => undefined)
    return mine
  }, [])
}

interface Upload {
  sending: Sending
  /** Sends it once more. */
  again: () => void
  /** Resolves when the file is there; sends it once more when it had failed. */
  arrived: () => Promise<Uploaded>
}

/** Sends a file as soon as it is chosen, while its words are written; what was typed does not depend on it. */
export function useUpload(file: File, inTurn: InTurn): Upload {
  const [sending, setSending] = useState<Sending>({ at: 'waiting' })
  const stop = useRef<AbortController>(undefined)
  const attempt = useRef<Promise<Uploaded>>(undefined)
  const start = useCallback(() => {
    const mine = new AbortController()
    const set = (next: Sending) => !mine.signal.aborted && setSending(next)
    stop.current?.abort()
    stop.current = mine
    set({ at: 'waiting' })
    const whole = inTurn(async () => {
      mine.signal.throwIfAborted()
      set({ at: 'sending', share: 0 })
      return upload(file, (share) => set({ at: 'sending', share }), mine.signal)
    })
    attempt.current = whole
    whole.then(
      (image) => set({ at: 'there', image }),
      (error: unknown) => {
        if (attempt.current === whole) attempt.current = undefined
        set({ at: 'failed', error: asRequestError(error) })
      },
    )
    return whole
  }, [file, inTurn])
  useEffect(() => {
    // What comes of it is told by `sending`.
    start().catch(() => undefined)
    return () => stop.current?.abort()
  }, [start])
  return { sending, again: () => void start().catch(() => undefined), arrived: () => attempt.current ?? start() }
}
