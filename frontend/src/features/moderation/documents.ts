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
          ... on Project { slug summary { text language isTranslation } projectText: description { text language isTranslation } }
          ... on Person { slug headline { text language isTranslation } biography { text language isTranslation } }
          ... on Organisation { slug summary { text language isTranslation } organisationText: description { text language isTranslation } }
          ... on Cluster { slug summary { text language isTranslation } }
          ... on Dataset { slug datasetText: description { text language isTranslation } }
          ... on Pilot { slug summary { text language isTranslation } }
          ... on Session { slug summary { text language isTranslation } }
        }
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
