import { graphql } from '../../graphql'

export const MyData = graphql(`
  query MyData {
    viewer {
      id email
      consents { purpose isRequired isGiven textVersion currentTextVersion at }
      ban { since until rule note }
      notices {
        id decision rule note recordTitle at until liftedAt mayObject objectUntil
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
        objection { text at answeredAt isUpheld answer }
      }
      erasure {
        contributions
        aloneFor {
          __typename id
          ... on Project { slug title { text language isTranslation } }
          ... on Organisation { slug name }
          ... on Cluster { slug clusterName: name { text language isTranslation } }
          ... on Dataset { slug title { text language isTranslation } }
          ... on Pilot { slug title { text language isTranslation } }
          ... on Session { slug title { text language isTranslation } }
        }
      }
    }
    erasureRules { what keep remove }
  }
`)

export const SetConsent = graphql(`
  mutation SetConsent($input: SetConsentInput!) {
    setConsent(input: $input) { issues { path code params { name value } } }
  }
`)

export const ObjectToDecision = graphql(`
  mutation ObjectToDecision($input: ObjectInput!) {
    objectToDecision(input: $input) { issues { path code params { name value } } }
  }
`)

export const EraseAccount = graphql(`
  mutation EraseAccount($input: EraseAccountInput!) {
    eraseAccount(input: $input) { issues { path code params { name value } } }
  }
`)
