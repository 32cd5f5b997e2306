/** A turn of the agenda while it is being put together. */
export interface Slot {
  /** Of the page alone: one that is new has no id yet. */
  key: string
  /** The turn that is there already. */
  id?: string | undefined
  /** A project's turn; without one it is a break or a word of welcome, called by its title. */
  projectId?: string | undefined
  title: string
  /** Of the title. */
  language: string
  /** As it stands in the field; whole minutes. */
  minutes: string
  /** It has begun or is over: it stays where it is. */
  isFixed?: boolean | undefined
}

/** A turn lasts from one minute to eight hours. */
export const LEAST = 1
export const MOST = 480

/** Minutes of a slot; nothing while the field has no number that a turn can last. */
export function minutesOf({ minutes }: Pick<Slot, 'minutes'>): number | undefined {
  const number = Number(minutes)
  return /^\d+$/.test(minutes.trim()) && number >= LEAST && number <= MOST ? number : undefined
}

/** All minutes together; those that are no number count for nothing. */
export const totalOf = (slots: readonly Slot[]) => slots.reduce((sum, slot) => sum + (minutesOf(slot) ?? 0), 0)

/** Whether a slot can go one place up (−1) or down (+1): not beyond the ends, and not past one that has begun. */
export function canMove(slots: readonly Slot[], at: number, by: -1 | 1): boolean {
  const slot = slots[at]
  const other = slots[at + by]
  return slot !== undefined && other !== undefined && !slot.isFixed && !other.isFixed
}

/** The same slots with one of them one place further up or down. */
export function move(slots: readonly Slot[], at: number, by: -1 | 1): Slot[] {
  if (!canMove(slots, at, by)) return [...slots]
  const moved = [...slots]
  const [slot] = moved.splice(at, 1)
  if (slot) moved.splice(at + by, 0, slot)
  return moved
}

/** When each slot begins, reckoned from the beginning of the session as the server does: milliseconds since 1970. */
export function starts(startsAt: string, slots: readonly Slot[]): number[] {
  let at = Date.parse(startsAt)
  return slots.map((slot) => {
    const begins = at
    at += (minutesOf(slot) ?? 0) * 60_000
    return begins
  })
}

/** Minutes between the beginning and the end of the session; nothing where no end is set. */
export function room(startsAt: string, endsAt: string | null | undefined): number | undefined {
  return endsAt ? Math.floor((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000) : undefined
}
