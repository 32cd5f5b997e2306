import { useOwn } from '../../acting/own'
import type { TeamQuery as Answer } from '../../graphql/generated/graphql'
import { useLanguage } from '../../i18n/language'
import type { LocalText } from '../../ui/prose'
import { TeamQuery } from './documents'

/** Kinds of records whose teams have a page. */
export type TeamKind = 'PROJECT' | 'ORGANISATION' | 'CLUSTER' | 'DATASET' | 'PILOT' | 'SESSION'

type Project = NonNullable<Answer['project']>
type Part = Pick<Project, 'id' | 'slug' | 'mayI' | 'isAnsweredFor' | 'teamMembers' | 'invitations' | 'requests' | 'notes'>

/** A record and its people, whatever its kind. */
export interface Team extends Part {
  kind: TeamKind
  title: LocalText
  contact: Project['contact']
  /** The reader's own request to join that nobody has answered. */
  request: { id: string; createdAt: string } | undefined
}

/** Whether the reader is to appoint somebody, because nobody answers for the record. */
export const lacksLeader = ({ mayI, isAnsweredFor }: Team) => isAnsweredFor === false && mayI.includes('APPOINT_LEADER')

export type Member = NonNullable<Team['teamMembers']>[number]
type Role = Member['role']

/** What somebody can be in a team, by the kind of its record; the first answers for it. */
export const ROLES: Record<TeamKind, readonly Role[]> = {
  PROJECT: ['LEADER', 'EDITOR', 'VIEWER'],
  ORGANISATION: ['MANAGER', 'PARTICIPANT'],
  CLUSTER: ['COORDINATOR', 'PARTICIPANT'],
  DATASET: ['MANAGER'],
  PILOT: ['MANAGER'],
  SESSION: ['MANAGER', 'FACILITATOR'],
}

/** What its roles are; those with a single one say the same of it. */
export const rolesHint = (kind: TeamKind) => (ROLES[kind].length === 1 ? 'team.rolesOf.ONE' : `team.rolesOf.${kind as 'PROJECT' | 'ORGANISATION' | 'CLUSTER' | 'SESSION'}`) as 'team.rolesOf.ONE'

/** Each kind's part of the address. */
const PATHS: Record<TeamKind, string> = { PROJECT: 'projects', ORGANISATION: 'organisations', CLUSTER: 'clusters', DATASET: 'datasets', PILOT: 'pilots', SESSION: 'sessions' }
const KINDS = Object.keys(PATHS) as TeamKind[]

export const isTeamKind = (kind: string): kind is TeamKind => kind in PATHS

/** The kind that an address names: `projects`. */
export const kindOf = (path: string): TeamKind | undefined => KINDS.find((kind) => PATHS[kind] === path)

/** The page of a record of a kind; all of them take a slug. */
export const recordPath = (kind: TeamKind) => `/${PATHS[kind]}/$slug` as '/projects/$slug'

/** The address of a team's page. */
export const teamParams = (kind: TeamKind, slug: string) => ({ place: PATHS[kind], slug })

function teamOf({ project, organisation, cluster, dataset, pilot, session, viewer }: Answer): Team | undefined {
  const requestFor = (id: string) => viewer?.requests.find(({ recordId }) => recordId === id)
  if (project) return { ...project, kind: 'PROJECT', request: requestFor(project.id) }
  if (organisation) {
    const { name, ...rest } = organisation
    return { ...rest, kind: 'ORGANISATION', title: { text: name, language: 'und', isTranslation: false }, request: requestFor(rest.id) }
  }
  // Nobody asks to join the team of another record: who answers for it invites.
  const invited = (kind: TeamKind, { label, ...rest }: NonNullable<typeof cluster>): Team => ({ ...rest, kind, title: label, contact: null, requests: null, request: undefined })
  if (cluster) return invited('CLUSTER', cluster)
  if (dataset) return invited('DATASET', dataset)
  if (pilot) return invited('PILOT', pilot)
  if (session) return invited('SESSION', session)
  return undefined
}

/** The team of one record. */
export function useTeam(kind: TeamKind, slug: string) {
  const variables = {
    slug,
    isProject: kind === 'PROJECT',
    isOrganisation: kind === 'ORGANISATION',
    isCluster: kind === 'CLUSTER',
    isDataset: kind === 'DATASET',
    isPilot: kind === 'PILOT',
    isSession: kind === 'SESSION',
  }
  const { data, error, refetch } = useOwn(TeamQuery, variables, useLanguage())
  return { team: data && teamOf(data), isRead: data !== undefined, error, refetch }
}
