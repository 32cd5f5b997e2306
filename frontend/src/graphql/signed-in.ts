import { useSyncExternalStore } from 'react'

/** Where a browser remembers that somebody is signed in. Nothing secret: it only says whether a session is worth asking for. */
export const MARK = 'rialto.signed-in'

/** `yes`, or `ended` when the session ended by itself; nothing for a visitor. */
export function readMark(): string | null {
  try {
    return localStorage.getItem(MARK)
  } catch {
    // Storage is refused: cookies are as well, so nobody can be signed in here.
    return null
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('storage', listener)
  return () => window.removeEventListener('storage', listener)
}

/** Follows the mark, whichever tab changes it. */
export const useMark = () => useSyncExternalStore(subscribe, readMark)
