/** By what applications are chosen, in the order in which everybody is asked. */
export const CRITERIA = ['SOCIAL_IMPACT', 'READINESS', 'NEED'] as const
export type Criterion = (typeof CRITERIA)[number]

/** What each is called as a field of an application and of an evaluation. */
export const FIELD_OF = { SOCIAL_IMPACT: 'socialImpact', READINESS: 'readiness', NEED: 'need' } as const satisfies Record<Criterion, string>

/** Points that an evaluator gives for a criterion. */
export const POINTS = [0, 1, 2, 3, 4, 5] as const
