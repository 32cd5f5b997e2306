import type { ActionStatus } from '../../graphql/generated/graphql'

/** The reader's day, YYYY-MM-DD. */
function today(now = new Date()): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** An open action whose day is over; on the day itself there is still time. */
export const isOverdue = (status: ActionStatus, dueOn: string | null | undefined, now = new Date()): boolean => status === 'OPEN' && typeof dueOn === 'string' && dueOn < today(now)
