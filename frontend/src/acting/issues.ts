import { useIssues as useAnyIssues, type Issue, type Sentences } from '../acts/issues'
import { useFormats } from '../i18n/format'
import { useText } from '../i18n/text'
import type { FormError } from '../ui/form/form'

/** The codes that have a sentence: `refusal.LAST_LEADER`. Those of forms that are written in one's profile or account have theirs there. */
const CODES = [
  'REQUIRED',
  'TOO_LONG',
  'DATE_IN_FUTURE',
  'DATE_IN_PAST',
  'LANGUAGE_UNKNOWN',
  'CONFLICT',
  'GATE_NOT_MET',
  'SKIPS',
  'STAYS',
  'ENDED',
  'REASON_NEEDED',
  'OVERRIDE_NOT_NEEDED',
  'EVIDENCE_NONE',
  'EVIDENCE_NEEDED',
  'PROJECT_NEEDED',
  'TOO_MANY',
  'CAUSES_NEEDED',
  'FULFILLED_BY_WITHOUT_STATUS',
  'SAME_PROJECT',
  'ALREADY_THERE',
  'ROLE_NOT_HERE',
  'NOT_A_FIGURE',
  'EMAIL_INVALID',
  'INVITATION_INVALID',
  'INVITATION_FOR_ANOTHER',
  'ALREADY_MEMBER',
  'ALREADY_ASKED',
  'REQUEST_OVER',
  'LAST_LEADER',
  'HAS_LEADER',
  'NOT_IN_TEAM',
  'IS_YOU',
  'ACCOUNT_UNKNOWN',
  'EXPERT_FULL',
  'SUGGESTION_OVER',
  'REGION_UNKNOWN',
  'REGION_NEEDED',
  'REGION_NOT_HERE',
  'IDEMPOTENCY_KEY_USED',
  'TEXT_EMPTY',
  'TEXT_TOO_LONG',
  'NOT_A_LINK',
  'NUMBER_OUT_OF_RANGE',
  'NOT_AT_THE_TABLE',
  'TURN_NOT_OPEN',
  'OTHER_PROJECT',
  'TURN_NOT_OVER',
  'TOO_LATE',
  'TOO_EARLY',
  'DAY_PAST',
  'ADOPTED',
  'NOT_ADOPTED',
  'ALREADY_ADOPTED',
  'OWN_PROJECT',
  'ANSWERED',
  'CALL_NOT_OPEN',
  'ALREADY_APPLIED',
  'PROJECT_NOT_PUBLIC',
  'SESSION_CANCELLED',
  'SESSION_OVER',
  'ALREADY_DECIDED',
  'OUT_OF_RANGE',
  'CONFLICT_OF_INTEREST',
  'CALL_NOT_OVER',
  'AGENDA_TOO_LONG',
  'TURN_BEGAN',
  'NO_SEAT_LEFT',
  'NOT_AN_EXPERT',
  'NO_ACCOUNT',
  'NO_CALL',
  'CALL_CLOSED',
  'NOT_PUBLISHED',
  'SEAT_TAKEN_BACK',
  'TURN_UNKNOWN',
  'WITHDRAWN',
  'ALREADY_ANSWERED',
  'DATE_TOO_FAR',
  'DECLINED',
  'NUMBER_INVALID',
  'URL_INVALID',
] as const

type Code = (typeof CODES)[number]
const isKnown = (code: string): code is Code => (CODES as readonly string[]).includes(code)

const paramOf = ({ params }: Issue, name: string) => params.find((param) => param.name === name)?.value

/**
 * Says issues in the reader's language, each at the field its path ends in; those of no field of the form are of the whole form.
 * A feature's own sentences come before those that all share.
 */
export function useIssues(fields: readonly string[], own?: Sentences): (issues: readonly Issue[] | undefined) => FormError[] {
  const t = useText()
  const { list } = useFormats()
  const say = useAnyIssues(fields, (code, { next, ...values }) => own?.(code, values) ?? (isKnown(code) ? t(`refusal.${code}`, next === undefined ? values : { ...values, next: t(`stage.${next as 'TESTED'}`) }) : undefined))
  return (issues = []) => {
    // One issue for each requirement that is missing: one sentence names them all.
    const missing = issues.filter(({ code }) => code === 'GATE_NOT_MET')
    const what = list(missing.map((issue) => t(`requirement.${paramOf(issue, 'requirement') as 'ISSUE'}`)))
    const told = issues.filter((issue) => issue.code !== 'GATE_NOT_MET' || issue === missing[0])
    return say(told.map((issue) => ({ ...issue, params: [...issue.params, { name: 'what', value: what }] })))
  }
}
