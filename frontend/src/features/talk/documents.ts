import { graphql } from '../../graphql'

/** The conversations of whoever is signed in, the one with the last message first. */
export const ConversationsQuery = graphql(`
  query Conversations($unread: Boolean, $first: Int!, $after: String) {
    viewer {
      id
      conversations(unread: $unread, first: $first, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id title side unread isBlockedByMe
          lastMessage { id isMine authorName writtenAt isHidden text { plain language } }
        }
      }
    }
  }
`)

/** How many messages wait to be read, for the menu. */
export const UnreadMessagesQuery = graphql(`
  query UnreadMessages {
    viewer { id unreadMessages }
  }
`)

/** One conversation with a page of its messages, each text as it was written. */
export const ConversationQuery = graphql(`
  query Conversation($id: ID!, $last: Int!, $before: String) {
    viewer { id }
    conversation(id: $id) {
      id title side unread startedAt mayWrite isBlockedByMe isBlockedByOther
      project { id slug title { text language isTranslation } }
      person { id slug name }
      messages(last: $last, before: $before) {
        pageInfo { hasPreviousPage startCursor }
        nodes {
          id side isMine authorName writtenAt isHidden
          author { id slug }
          text { html language }
        }
      }
    }
  }
`)

export const WriteMessage = graphql(`
  mutation WriteMessage($input: WriteMessageInput!) {
    writeMessage(input: $input) { issues { path code params { name value } } conversation { id } }
  }
`)

export const MarkConversationRead = graphql(`
  mutation MarkConversationRead($input: MarkConversationReadInput!) {
    markConversationRead(input: $input) { issues { path code params { name value } } }
  }
`)

export const BlockConversation = graphql(`
  mutation BlockConversation($input: BlockConversationInput!) {
    blockConversation(input: $input) { issues { path code params { name value } } }
  }
`)

export const ReportMessage = graphql(`
  mutation ReportMessage($input: ReportMessageInput!) {
    reportMessage(input: $input) { issues { path code params { name value } } }
  }
`)

export const TakesMessagesQuery = graphql(`
  query TakesMessages {
    viewer { id takesMessages }
  }
`)

export const SetTakesMessages = graphql(`
  mutation SetTakesMessages($input: SetTakesMessagesInput!) {
    setTakesMessages(input: $input) { issues { path code params { name value } } }
  }
`)

/** What a leader needs to know to write to an expert: for which of their projects. */
export const WritersProjectsQuery = graphql(`
  query WritersProjects {
    viewer {
      id
      profile { id }
      records(kinds: [PROJECT], first: 100) { nodes { role publication record { __typename id ... on Project { slug title { text language } } } } }
    }
  }
`)

/** What an expert needs to know to write to a project: whether they are one, and on which side they stand. */
export const WriterToProjectQuery = graphql(`
  query WriterToProject($slug: String!) {
    viewer { id profile { id isExpert publication } }
    project(slug: $slug) { id mayI }
  }
`)

/** The conversation that is there already. */
export const ConversationOfQuery = graphql(`
  query ConversationOf($projectId: ID!, $personId: ID!) {
    conversationOf(projectId: $projectId, personId: $personId) { id }
  }
`)
