import { graphql } from '../../../graphql'

/** All that the manager of a session works with before it begins. */
export const SessionDeskQuery = graphql(`
  query SessionDesk($slug: String!) {
    session(slug: $slug) {
      id
      slug
      version
      mayI
      startsAt
      endsAt
      timeZone
      cancelledAt
      recipients
      title { text language isTranslation }
      call { opensAt closesAt }
      seats { area seats taken }
      experts { id area status name }
      evaluators { id name email done todo conflicts }
      turns { id minutes status title { text language } project { id title { text language } } }
      applications {
        id
        version
        status
        areas
        createdAt
        project { id slug title { text language isTranslation } }
        reason { text language }
        result { average spread count criteria { criterion average spread } }
        socialImpact { html language }
        readiness { html language }
        need { html language }
      }
    }
  }
`)

export const DecideApplication = graphql(`
  mutation DecideApplication($input: DecideApplicationInput!) {
    decideApplication(input: $input) { issues { path code params { name value } } }
  }
`)

export const AddEvaluator = graphql(`
  mutation AddEvaluator($input: EvaluatorInput!) {
    addEvaluator(input: $input) { issues { path code params { name value } } }
  }
`)

export const RemoveEvaluator = graphql(`
  mutation RemoveEvaluator($input: EvaluatorInput!) {
    removeEvaluator(input: $input) { issues { path code params { name value } } }
  }
`)

export const InviteExpert = graphql(`
  mutation InviteExpert($input: InviteExpertInput!) {
    inviteExpert(input: $input) { issues { path code params { name value } } }
  }
`)

export const TakeSeatBack = graphql(`
  mutation TakeSeatBack($input: IdInput!) {
    takeSeatBack(input: $input) { issues { path code params { name value } } }
  }
`)

export const SetAgenda = graphql(`
  mutation SetAgenda($input: SetAgendaInput!) {
    setAgenda(input: $input) { issues { path code params { name value } } }
  }
`)

export const CancelSession = graphql(`
  mutation CancelSession($input: CancelSessionInput!) {
    cancelSession(input: $input) { issues { path code params { name value } } }
  }
`)
