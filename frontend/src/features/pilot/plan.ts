import { progressOf, type Figures } from '../../ui/progress-line/progress'

interface Planned {
  dueOn?: string | null | undefined
  doneOn?: string | null | undefined
}

/** How a milestone stands: days count from the planned day. */
export type MilestoneState =
  | { kind: 'DONE' | 'DONE_ON_TIME'; date: string }
  | { kind: 'DONE_LATE' | 'LATE'; date: string; days: number }
  | { kind: 'DUE' | 'MISSED'; date: string }
  | { kind: 'NO_DATE' }

const DAY = 86_400_000
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY)

/** `today` as YYYY-MM-DD; in a pilot that is over, what was not done is not late any more. */
export function stateOf({ dueOn, doneOn }: Planned, today: string, isOver: boolean): MilestoneState {
  if (doneOn) {
    if (!dueOn) return { kind: 'DONE', date: doneOn }
    return doneOn > dueOn ? { kind: 'DONE_LATE', date: doneOn, days: daysBetween(dueOn, doneOn) } : { kind: 'DONE_ON_TIME', date: doneOn }
  }
  if (!dueOn) return { kind: 'NO_DATE' }
  if (isOver) return { kind: 'MISSED', date: dueOn }
  return dueOn < today ? { kind: 'LATE', date: dueOn, days: daysBetween(dueOn, today) } : { kind: 'DUE', date: dueOn }
}

/** The open milestone that comes first; one without a date comes after those with one. */
export function nextOf<M extends Planned>(milestones: readonly M[]): M | undefined {
  const open = milestones.filter(({ doneOn }) => !doneOn)
  return open.toSorted((one, other) => (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999'))[0]
}

/** Indicators that have a target, and those among them that reached it. */
export function targetsOf(indicators: readonly Figures[]): { reached: number; targets: number } {
  const aimed = indicators.filter(({ target }) => typeof target === 'number')
  return { reached: aimed.filter((figures) => progressOf(figures).state === 'REACHED').length, targets: aimed.length }
}

/** Statuses after which nothing more is done. */
export const isOver = (status: string) => status === 'COMPLETED' || status === 'STOPPED'

type Saying = 'NO_MEASURE' | 'NO_SCALE' | 'REACHED' | 'SHORT' | 'BETTER' | 'UNDER_WAY_SHARE' | 'UNMOVED' | 'WORSE'

/** What to say of an indicator: the states of its line, told apart by what is missing. `share` is the part of the way that is done. */
export function sayingOf(figures: Figures): { kind: Saying; share?: number } {
  const { state, share } = progressOf(figures)
  if (state === 'UNKNOWN') return { kind: typeof figures.measured === 'number' ? 'NO_SCALE' : 'NO_MEASURE' }
  if (state !== 'UNDER_WAY') return { kind: state }
  if (share !== undefined) return { kind: 'UNDER_WAY_SHARE', share }
  return { kind: typeof figures.target === 'number' ? 'SHORT' : 'BETTER' }
}

/** The day of an instant, as the API writes days. */
export const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10)
