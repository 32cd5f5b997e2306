import { EXITS, type Stage } from '../../i18n/vocabulary'

interface GateLike {
  stage: Stage
  isPassed: boolean
}

/**
 * How a requirement stands: met; still missing before the next stage; not told, though its gate was passed (elsewhere, or overridden);
 * asked for by a stage that is not the next one.
 */
export type RequirementState = 'met' | 'missing' | 'untold' | 'later'

/** The gate that a project stands before; none at the end of the way and after an exit. */
export function nextGate<G extends GateLike>(stage: Stage, gates: readonly G[]): G | undefined {
  return (EXITS as readonly Stage[]).includes(stage) ? undefined : gates.find(({ isPassed }) => !isPassed)
}

export function stateOf({ isMet }: { isMet: boolean }, gate: GateLike, next: GateLike | undefined): RequirementState {
  if (isMet) return 'met'
  if (gate.isPassed) return 'untold'
  return gate.stage === next?.stage ? 'missing' : 'later'
}
