/** The values of each vocabulary, in the order people meet them. Labels are messages: `stage.TESTED`. */
export const STAGES = ['NEED_IDENTIFIED', 'UNDERSTOOD', 'TESTED', 'INCUBATING', 'TEST_TRADING', 'MARKET'] as const
export const EXITS = ['STOPPED', 'MERGED', 'SPUN_OFF'] as const
export const ALL_STAGES = [...STAGES, ...EXITS] as const
export const AREAS = ['CREATIVITY', 'COMMUNICATION_MARKETING', 'FUNDING', 'TECHNOLOGY'] as const
export const NEED_KINDS = [
  'EXPERTISE',
  'FUNDING',
  'PARTNER',
  'PLACE',
  'EQUIPMENT',
  'DATA',
  'LICENCE',
  'VOLUNTEERS',
  'TEST_USERS',
] as const
export const OUTCOMES = ['SUCCEEDED', 'PARTLY_SUCCEEDED', 'FAILED', 'STOPPED_EARLY', 'PIVOTED', 'MERGED'] as const
export const MACRO_SCENARIOS = ['PUBLIC_INNOVATIVE_SERVICES', 'SVR_SMES', 'CAPACITY_BUILDING'] as const
export const FOCUS_AREAS = [
  'DIGITAL_TECHNOLOGIES',
  'ADMINISTRATION_CITIZENS',
  'SOCIAL_ENTREPRENEURSHIP',
  'QUALITY_EMPLOYMENT',
  'AGRICULTURE_RURAL',
  'DEMOGRAPHY',
  'NETWORKING',
  'SME_SUPPORT',
] as const
export const CONSOLIDATIONS = ['EMERGING', 'INFORMAL', 'ESTABLISHED', 'STRUCTURED'] as const
export const HELICES = ['GOVERNMENT', 'BUSINESS', 'ACADEMIA', 'CIVIL_SOCIETY'] as const
export const THEMES = [
  'AGRI',
  'ECON',
  'EDUC',
  'ENER',
  'ENVI',
  'GOVE',
  'HEAL',
  'INTR',
  'JUST',
  'REGI',
  'SOCI',
  'TECH',
  'TRAN',
] as const
export const SKILLS = [
  'INTERPERSONAL',
  'COLLABORATION',
  'DIGITAL_DATA',
  'ADAPTABILITY',
  'CREATIVITY',
  'SOCIAL_AWARENESS',
  'RESPONSIBILITY_ETHICS',
  'ANALYTICAL',
  'SELF_MANAGEMENT',
  'OPENNESS_TO_CHANGE',
  'LEADERSHIP',
  'SELF_CONFIDENCE',
  'TECHNOLOGY_FRIENDLY',
  'SOCIO_ANALYTICAL',
  'COMMUNICATION',
  'PROJECT_MANAGEMENT',
  'TEAM_MANAGEMENT',
  'SECTOR_KNOWLEDGE',
  'INTERDISCIPLINARY',
  'LEGAL_POLICY',
  'BUSINESS_MANAGEMENT',
] as const
export const SDGS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17] as const
export const SORTS = ['RELEVANCE', 'NEWEST', 'OLDEST', 'UPDATED', 'TITLE', 'STARTED', 'BUDGET'] as const

export type Stage = (typeof ALL_STAGES)[number]
export type Area = (typeof AREAS)[number]
export type Sdg = (typeof SDGS)[number]

export function isSdg(value: number): value is Sdg {
  return (SDGS as readonly number[]).includes(value)
}
