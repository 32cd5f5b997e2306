/** What a clock needs to know of the turn that runs or rests. */
export interface Running {
  turn: string
  isPaused: boolean
  /** When it is over by the server's clock, milliseconds; nothing while it rests. */
  endsAt: number | undefined
  /** Seconds left, while it rests. */
  left: number
}

interface TableTimes {
  state: string
  turnEndsAt?: string | null | undefined
  remainingSeconds?: number | null | undefined
  currentTurn?: { id: string } | null | undefined
}

/** The clock of a table; nothing when no turn is on. */
export function runningOf({ state, turnEndsAt, remainingSeconds, currentTurn }: TableTimes): Running | undefined {
  if (!currentTurn) return undefined
  return {
    turn: currentTurn.id,
    isPaused: state === 'PAUSED',
    endsAt: turnEndsAt ? Date.parse(turnEndsAt) : undefined,
    left: remainingSeconds ?? 0,
  }
}

/** Whole seconds left at `now` (the server's clock, milliseconds); below zero: over time. A second counts until it is gone. */
export function secondsLeft({ isPaused, endsAt, left }: Running, now: number): number {
  const seconds = isPaused || endsAt === undefined ? left : Math.ceil((endsAt - now) / 1000)
  // No minus nought: it would be over time by nothing.
  return seconds === 0 ? 0 : seconds
}

/** Of the seconds' size: "6:42" as its two parts. Two digits of seconds in every language. */
export function clockParts(seconds: number): { minutes: number; rest: string } {
  const all = Math.abs(seconds)
  return { minutes: Math.floor(all / 60), rest: String(all % 60).padStart(2, '0') }
}

/** "06:42", for a place that must not grow and shrink. */
export function clockText(seconds: number): string {
  const { minutes, rest } = clockParts(seconds)
  return `${String(minutes).padStart(2, '0')}:${rest}`
}

/** What was last heard of: of which turn, and how much of it was left. */
export interface Heard {
  turn: string
  left: number
}

export type Announcement = 'START' | 'FIVE' | 'ONE' | 'END'

const MARKS: readonly (readonly [number, Announcement])[] = [
  [0, 'END'],
  [60, 'ONE'],
  [300, 'FIVE'],
]

/**
 * What is said aloud between two looks at the clock: the start, five minutes, one minute and the end; nothing else, however often the
 * table changes. Who comes in the middle hears nothing. The last mark that was passed wins: a page that slept says where it stands.
 */
export function announcementBetween(before: Heard | undefined, now: Heard | undefined, isFirstLook: boolean): Announcement | undefined {
  if (!now || isFirstLook) return undefined
  if (before?.turn !== now.turn) return 'START'
  return MARKS.find(([mark]) => before.left > mark && now.left <= mark)?.[1]
}
