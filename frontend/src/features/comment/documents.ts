import { graphql } from '../../graphql'

export const CommentFragment = graphql(`
  fragment CommentWords on Comment {
    id authorName writtenAt editedAt isHidden isWithdrawn isMine
    author { id slug }
    text { text html language }
  }
`)

/** What is said about a project, the newest first. */
export const ProjectCommentsQuery = graphql(`
  query ProjectComments($slug: String!, $after: String) {
    viewer { id }
    project(slug: $slug) {
      id mayI commentsOpen
      comments(first: 20, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id ...CommentWords answers { id ...CommentWords } }
      }
    }
  }
`)

/** The same about a session. */
export const SessionCommentsQuery = graphql(`
  query SessionComments($slug: String!, $after: String) {
    viewer { id }
    session(slug: $slug) {
      id mayI commentsOpen
      comments(first: 20, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id ...CommentWords answers { id ...CommentWords } }
      }
    }
  }
`)

export const WriteComment = graphql(`
  mutation WriteComment($input: WriteCommentInput!) {
    writeComment(input: $input) { issues { path code params { name value } } }
  }
`)

export const EditComment = graphql(`
  mutation EditComment($input: EditCommentInput!) {
    editComment(input: $input) { issues { path code params { name value } } }
  }
`)

export const WithdrawComment = graphql(`
  mutation WithdrawComment($input: WithdrawCommentInput!) {
    withdrawComment(input: $input) { issues { path code params { name value } } }
  }
`)

export const SetComments = graphql(`
  mutation SetComments($input: SetCommentsInput!) {
    setComments(input: $input) { issues { path code params { name value } } }
  }
`)

export const ReportComment = graphql(`
  mutation ReportComment($input: ReportCommentInput!) {
    reportComment(input: $input) { issues { path code params { name value } } }
  }
`)

export const SupportProject = graphql(`
  mutation SupportProject($input: SupportProjectInput!) {
    supportProject(input: $input) { issues { path code params { name value } } }
  }
`)
