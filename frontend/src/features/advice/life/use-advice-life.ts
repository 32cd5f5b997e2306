import { ORIGINAL, useOwn } from '../../../acting/own'
import type { AdviceLifeQuery as Answer } from '../../../graphql/generated/graphql'
import { AdviceLifeQuery } from './documents'

/** A project as those work with it who advise, answer and act. */
export type AdviceLife = NonNullable<Answer['project']>
export type Told = AdviceLife['contributions']['nodes'][number]
export type OwnAction = AdviceLife['actions']['nodes'][number]
export type ProjectToAct = NonNullable<Answer['viewer']>['projectsToAct'][number]

/** What the reader may do about it; nothing for visitors and until it is known. Both parts of the page share one question. */
export function useAdviceLife(slug: string): { project: AdviceLife; mine: readonly ProjectToAct[] } | undefined {
  const { data } = useOwn(AdviceLifeQuery, { slug }, ORIGINAL)
  return data?.project && data.viewer ? { project: data.project, mine: data.viewer.projectsToAct } : undefined
}
