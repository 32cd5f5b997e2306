import { ORIGINAL, useOwn } from '../../../acting/own'
import type { PilotLifeQuery as Answer } from '../../../graphql/generated/graphql'
import { PilotLifeQuery } from './documents'

/** A pilot as its team works with it. */
export type Life = NonNullable<Answer['pilot']>

/** The pilot when the reader may record what becomes of it, or do something else with it; else nothing. */
export function useLife(slug: string, act: 'MEASURE' | 'LINK' = 'MEASURE'): Life | undefined {
  const pilot = useOwn(PilotLifeQuery, { slug }, ORIGINAL).data?.pilot
  return pilot?.mayI.includes(act) ? pilot : undefined
}
