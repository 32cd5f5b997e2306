import { graphql } from '../../../graphql'

/** What a session is to somebody who is signed in: with what they applied, the seat they are asked to take, what they answer for. */
export const SessionLifeQuery = graphql(`
  query SessionLife($slug: String!) {
    viewer {
      id
      records(kinds: [PROJECT], first: 100) {
        nodes { role publication record { __typename ... on Project { id slug title { text language } } } }
      }
    }
    session(slug: $slug) {
      id
      slug
      mayI
      cancelledAt
      call { opensAt closesAt }
      experts { id area status isMe }
      applications {
        id
        version
        status
        isMine
        areas
        language
        createdAt
        decidedAt
        socialImpact { text language }
        readiness { text language }
        need { text language }
        reason { text language }
        result { average criteria { criterion average } }
        project { id slug title { text language isTranslation } }
      }
    }
  }
`)

export const ApplyToSession = graphql(`
  mutation ApplyToSession($input: ApplyToSessionInput!) {
    applyToSession(input: $input) { issues { path code params { name value } } }
  }
`)

export const EditApplication = graphql(`
  mutation EditApplication($input: EditApplicationInput!) {
    editApplication(input: $input) { issues { path code params { name value } } }
  }
`)

export const WithdrawApplication = graphql(`
  mutation WithdrawApplication($input: IdInput!) {
    withdrawApplication(input: $input) { issues { path code params { name value } } }
  }
`)

export const AnswerSeat = graphql(`
  mutation AnswerSeat($input: AnswerSeatInput!) {
    answerSeat(input: $input) { issues { path code params { name value } } }
  }
`)
