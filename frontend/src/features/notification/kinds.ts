import type { MailPace, NoticeKind } from '../../graphql/generated/graphql'

/** What somebody can be told of, in the order people meet it. */
export const KINDS = [
  'MESSAGE',
  'COMMENT',
  'COMMENT_ANSWER',
  'ADVICE',
  'ADVICE_ADOPTED',
  'SUGGESTION_ACCEPTED',
  'SUGGESTION_AGREED',
  'LINK_PROPOSED',
  'LINK_ANSWERED',
  'OUTCOME_CONSENT',
  'FOLLOWED_PROJECT',
  'FOLLOWED_PERSON',
  'FOLLOWED_REGION',
] as const satisfies readonly NoticeKind[]

/** How often by mail, the quickest first. */
export const PACES = ['AT_ONCE', 'DAILY', 'WEEKLY', 'NEVER'] as const satisfies readonly MailPace[]

/** The place on the page of the record that a notification is about. */
export const PLACE_OF: Partial<Record<NoticeKind, string>> = { COMMENT: 'comments', COMMENT_ANSWER: 'comments', ADVICE: 'advice', ADVICE_ADOPTED: 'advice' }
