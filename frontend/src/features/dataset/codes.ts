/** The codes of the EU's list of frequencies that portals use; any other is shown as it is. */
const FREQUENCIES = [
  'CONT',
  'UPDATE_CONT',
  'DAILY',
  'DAILY_2',
  'WEEKLY',
  'WEEKLY_2',
  'BIWEEKLY',
  'MONTHLY',
  'MONTHLY_2',
  'BIMONTHLY',
  'QUARTERLY',
  'ANNUAL_2',
  'ANNUAL',
  'BIENNIAL',
  'TRIENNIAL',
  'DECENNIAL',
  'IRREG',
  'NEVER',
] as const
/** Access rights of DCAT-AP. */
const ACCESS_RIGHTS = ['PUBLIC', 'RESTRICTED', 'NON_PUBLIC'] as const

const isOneOf =
  <T extends string>(values: readonly T[]) =>
  (code: string): code is T =>
    (values as readonly string[]).includes(code)

export const isFrequency = isOneOf(FREQUENCIES)
export const isAccessRight = isOneOf(ACCESS_RIGHTS)
