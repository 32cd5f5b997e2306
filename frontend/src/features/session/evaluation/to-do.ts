/** Where an application stands for one evaluator. */
export type Standing = 'TODO' | 'DONE' | 'CONFLICT'

interface OfMine {
  status: string
  myConflict: boolean
  myEvaluation?: unknown
}

/** What is said of an application by whoever reads it as an evaluator: what is withdrawn or decided is no longer to do. */
export function standingOf({ status, myConflict, myEvaluation }: OfMine): Standing | undefined {
  if (status === 'WITHDRAWN') return undefined
  if (myConflict) return 'CONFLICT'
  if (myEvaluation) return 'DONE'
  return status === 'SUBMITTED' ? 'TODO' : undefined
}
