/** What a person is in this network: an expert, somebody who leads a project, both, or a member. */
export type PersonPart = 'EXPERT' | 'EXPERT_AND_LEADER' | 'LEADER' | 'TEAM' | 'MEMBER'

export function partOf(isExpert: boolean, roles: readonly string[]): PersonPart {
  const isLeader = roles.includes('LEADER')
  if (isExpert) return isLeader ? 'EXPERT_AND_LEADER' : 'EXPERT'
  return isLeader ? 'LEADER' : roles.length > 0 ? 'TEAM' : 'MEMBER'
}
