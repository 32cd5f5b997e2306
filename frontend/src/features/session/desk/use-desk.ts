import { ORIGINAL, useOwn } from '../../../acting/own'
import type { SessionDeskQuery as Answer } from '../../../graphql/generated/graphql'
import { SessionDeskQuery } from './documents'

/** A session as its manager works with it. */
export type Desk = NonNullable<Answer['session']>
export type DeskApplication = Desk['applications'][number]

export const useDesk = (slug: string) => useOwn(SessionDeskQuery, { slug }, ORIGINAL)
