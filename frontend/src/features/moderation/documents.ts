import { graphql } from '../../graphql'

export const Reports = graphql(`
  query Reports($isDecided: Boolean, $after: String) {
    reports(filter: { isDecided: $isDecided }, first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id reason text createdAt recordTitle others decidedAt decision rule note isMine
        concerned { id name slug }
        record {
          __typename id
          ... on Project { slug summary { html language } projectText: description { html language } }
          ... on Person { slug headline { html language } biography { html language } }
          ... on Organisation { slug summary { html language } organisationText: description { html language } }
          ... on Cluster { slug summary { html language } }
          ... on Dataset { slug datasetText: description { html language } }
          ... on Pilot { slug summary { html language } }
          ... on Session { slug summary { html language } }
          ... on Comment { commentText: text { html language } }
        }
        messages { id authorName writtenAt text { html language } }
      }
    }
  }
`)

export const Objections = graphql(`
  query Objections {
    objections {
      id text at
      notice {
        id decision rule note recordTitle at
        record {
          __typename
          ... on Project { slug }
          ... on Person { slug }
          ... on Organisation { slug }
          ... on Cluster { slug }
          ... on Dataset { slug }
          ... on Pilot { slug }
          ... on Session { slug }
        }
      }
    }
  }
`)

export const DecideReport = graphql(`
  mutation DecideReport($input: DecideReportInput!) {
    decideReport(input: $input) { issues { path code params { name value } } }
  }
`)

export const RestoreRecord = graphql(`
  mutation ShowRecordAgain($input: RestoreRecordInput!) {
    restoreRecord(input: $input) { issues { path code params { name value } } }
  }
`)

export const LiftBan = graphql(`
  mutation LiftBan($input: LiftBanInput!) {
    liftBan(input: $input) { issues { path code params { name value } } }
  }
`)

export const AnswerObjection = graphql(`
  mutation AnswerObjection($input: AnswerObjectionInput!) {
    answerObjection(input: $input) { issues { path code params { name value } } }
  }
`)
