/** On which side of a suggestion the reader is. */
export type Side = 'project' | 'person'

interface Answers {
  projectAnswer?: 'ACCEPT' | 'DECLINE' | 'POSTPONE' | null
  personAnswer?: 'ACCEPT' | 'DECLINE' | 'POSTPONE' | null
  agreedAt?: string | null
}

/** Where a suggestion stands for one side: `mine` waits for the other side, `theirs` for the reader. */
export type Standing = 'open' | 'mine' | 'theirs' | 'agreed'

export function standingOf({ projectAnswer, personAnswer, agreedAt }: Answers, side: Side): Standing {
  if (agreedAt) return 'agreed'
  const [own, other] = side === 'project' ? [projectAnswer, personAnswer] : [personAnswer, projectAnswer]
  if (own === 'ACCEPT') return 'mine'
  return other === 'ACCEPT' ? 'theirs' : 'open'
}

/** Days later, YYYY-MM-DD. */
export function daysLater(days: number, now = new Date()): string {
  const then = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())}`
}
