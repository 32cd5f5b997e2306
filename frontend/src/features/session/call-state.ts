/** Where a call for projects stands, in the order it goes through. */
export type CallState = 'BEFORE' | 'OPEN' | 'CLOSED'

/** The window of a call; instants as the API writes them. */
export interface Window {
  opensAt?: string | null | undefined
  closesAt?: string | null | undefined
}

/** A call is open from its first instant up to its last, which is outside; without one of them that side has no end. */
export function callState(now: number, { opensAt, closesAt }: Window): CallState {
  if (opensAt && now < Date.parse(opensAt)) return 'BEFORE'
  return closesAt && now >= Date.parse(closesAt) ? 'CLOSED' : 'OPEN'
}
