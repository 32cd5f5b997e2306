import { graphql } from '../../graphql'

/** The team of one record, of whichever kind its address says; what only some of the team may read is null for the others. */
export const TeamQuery = graphql(`
  query Team($slug: String!, $isProject: Boolean!, $isOrganisation: Boolean!, $isCluster: Boolean!, $isDataset: Boolean!, $isPilot: Boolean!, $isSession: Boolean!) {
    project(slug: $slug) @include(if: $isProject) {
      id slug mayI isAnsweredFor title { text language isTranslation }
      teamMembers { personId name slug isMe role joinedOn }
      invitations { id email role createdAt expiresAt }
      requests { id personId name message createdAt }
      notes { id text author isMine createdAt }
      contact { name email phone }
    }
    organisation(slug: $slug) @include(if: $isOrganisation) {
      id slug mayI isAnsweredFor name
      teamMembers { personId name slug isMe role joinedOn }
      invitations { id email role createdAt expiresAt }
      requests { id personId name message createdAt }
      notes { id text author isMine createdAt }
      contact { name email phone }
    }
    cluster(slug: $slug) @include(if: $isCluster) {
      id slug mayI isAnsweredFor label: name { text language isTranslation }
      teamMembers { personId name slug isMe role joinedOn }
      invitations { id email role createdAt expiresAt }
      notes { id text author isMine createdAt }
    }
    dataset(slug: $slug) @include(if: $isDataset) {
      id slug mayI isAnsweredFor label: title { text language isTranslation }
      teamMembers { personId name slug isMe role joinedOn }
      invitations { id email role createdAt expiresAt }
      notes { id text author isMine createdAt }
    }
    pilot(slug: $slug) @include(if: $isPilot) {
      id slug mayI isAnsweredFor label: title { text language isTranslation }
      teamMembers { personId name slug isMe role joinedOn }
      invitations { id email role createdAt expiresAt }
      notes { id text author isMine createdAt }
    }
    session(slug: $slug) @include(if: $isSession) {
      id slug mayI isAnsweredFor label: title { text language isTranslation }
      teamMembers { personId name slug isMe role joinedOn }
      invitations { id email role createdAt expiresAt }
      notes { id text author isMine createdAt }
    }
    viewer { id requests { id recordId createdAt } }
  }
`)

export const Invite = graphql(`
  mutation Invite($input: InviteInput!) {
    invite(input: $input) { issues { path code params { name value } } }
  }
`)

export const WithdrawInvitation = graphql(`
  mutation WithdrawInvitation($input: IdInput!) {
    withdrawInvitation(input: $input) { issues { path code params { name value } } }
  }
`)

export const InvitationQuery = graphql(`
  query InvitationOf($token: String!) {
    invitation(token: $token) { id kind title slug email role message invitedBy expiresAt }
  }
`)

export const AcceptInvitation = graphql(`
  mutation AcceptInvitation($input: InvitationInput!) {
    acceptInvitation(input: $input) { issues { path code params { name value } } recordId }
  }
`)

export const DeclineInvitation = graphql(`
  mutation DeclineInvitation($input: InvitationInput!) {
    declineInvitation(input: $input) { issues { path code params { name value } } }
  }
`)

export const AskToJoin = graphql(`
  mutation AskToJoin($input: AskToJoinInput!) {
    askToJoin(input: $input) { issues { path code params { name value } } }
  }
`)

export const AnswerRequest = graphql(`
  mutation AnswerRequest($input: AnswerRequestInput!) {
    answerRequest(input: $input) { issues { path code params { name value } } }
  }
`)

export const WithdrawRequest = graphql(`
  mutation WithdrawRequest($input: IdInput!) {
    withdrawRequest(input: $input) { issues { path code params { name value } } }
  }
`)

export const ChangeRole = graphql(`
  mutation ChangeRole($input: ChangeRoleInput!) {
    changeRole(input: $input) { issues { path code params { name value } } }
  }
`)

export const RemoveMember = graphql(`
  mutation RemoveMember($input: RemoveMemberInput!) {
    removeMember(input: $input) { issues { path code params { name value } } }
  }
`)

export const HandOverLeadership = graphql(`
  mutation HandOverLeadership($input: HandOverLeadershipInput!) {
    handOverLeadership(input: $input) { issues { path code params { name value } } }
  }
`)

export const Leave = graphql(`
  mutation LeaveTeam($input: LeaveInput!) {
    leave(input: $input) { issues { path code params { name value } } }
  }
`)

export const AddNote = graphql(`
  mutation AddNote($input: AddNoteInput!) {
    addNote(input: $input) { issues { path code params { name value } } }
  }
`)

export const RemoveNote = graphql(`
  mutation RemoveNote($input: IdInput!) {
    removeNote(input: $input) { issues { path code params { name value } } }
  }
`)

export const SetContact = graphql(`
  mutation SetContact($input: SetContactInput!) {
    setContact(input: $input) { issues { path code params { name value } } }
  }
`)

export const AppointLeader = graphql(`
  mutation AppointLeader($input: AppointLeaderInput!) {
    appointLeader(input: $input) { issues { path code params { name value } } }
  }
`)

/** What waits for somebody: invitations to them, requests to records they answer for, their own requests. */
export const WaitingQuery = graphql(`
  query Waiting {
    viewer {
      id
      invitations { id title role message invitedBy expiresAt }
      requestsToAnswer { id kind title slug name message createdAt }
      requests { id kind title slug createdAt }
    }
  }
`)
