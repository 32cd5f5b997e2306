import { graphql } from '../../graphql'

/** A table as it stands: taken whole each time. */
export const TableNow = graphql(`
  fragment TableNow on Table {
    state
    seq
    now
    turnEndsAt
    remainingSeconds
    mayRun
    openQuestions
    currentTurn { id }
    nextTurn { id }
    turns {
      id
      position
      minutes
      extraSeconds
      status
      plannedStartAt
      title { text language isTranslation }
      project {
        id
        slug
        title { text language isTranslation }
        needs(first: 3) { nodes { id title { text language isTranslation } area } }
      }
      contributions {
        id
        area
        kind
        adopted
        createdAt
        text { html language }
        expert { id slug name }
      }
    }
    questions(first: 50) {
      id
      state
      support
      isSupported
      isMine
      text { text language isTranslation }
      askedBy { slug name }
    }
  }
`)

/** What stands on the page before anything happens. */
export const TablePageQuery = graphql(`
  query TablePage($slug: String!) {
    session(slug: $slug) {
      id
      slug
      isDemo
      startsAt
      timeZone
      title { text language isTranslation }
      stream { url embedUrl provider }
      experts { id area status name person { slug } }
      table { ...TableNow }
    }
  }
`)

export const TableEvents = graphql(`
  subscription TableEvents($sessionId: ID!, $after: Int) {
    table(sessionId: $sessionId, after: $after) {
      seq
      kind
      table { ...TableNow }
      contribution { id }
      question { id }
    }
  }
`)
