import { ORIGINAL, useOwn } from '../../../acting/own'
import type { ProjectLifeQuery as Answer } from '../../../graphql/generated/graphql'
import { ProjectLifeQuery } from './documents'

/** A project as its team works with it. */
export type Life = NonNullable<Answer['project']>
export type Act = Life['mayI'][number]

/** The project when the reader may do one of these things with it, else nothing. All parts of a page share one question. */
export function useLife(slug: string, acts: readonly Act[]): Life | undefined {
  const project = useOwn(ProjectLifeQuery, { slug }, ORIGINAL).data?.project
  return project?.mayI.some((act) => acts.includes(act)) ? project : undefined
}
