import { graphql } from '../../../graphql'

/** What the reader can do about the advice and the actions of a project, every text as it was written. */
export const AdviceLifeQuery = graphql(`
  query AdviceLife($slug: String!) {
    viewer { id projectsToAct { id slug title { text language } } }
    project(slug: $slug) {
      id
      slug
      mayI
      teamMembers { personId name }
      contributions(first: 50) {
        nodes {
          id
          area
          kind
          text { text language }
          observation { text language }
          offer { text language }
          resources { title url }
          editableUntil
          iMayWithdraw
          answer { answer at reason { text language } }
          adoptions(first: 20) { nodes { id project { id } } }
        }
      }
      adoptedAdvice(first: 20) { nodes { id contribution { id } } }
      actions(first: 50) {
        nodes { id status dueOn isMine ownerId title { text language } text { text language } }
      }
    }
  }
`)

export const Contribute = graphql(`
  mutation Contribute($input: ContributeInput!) {
    contribute(input: $input) { issues { path code params { name value } } contribution { id } }
  }
`)

export const EditContribution = graphql(`
  mutation EditContribution($input: EditContributionInput!) {
    editContribution(input: $input) { issues { path code params { name value } } }
  }
`)

export const WithdrawContribution = graphql(`
  mutation WithdrawContribution($input: IdInput!) {
    withdrawContribution(input: $input) { issues { path code params { name value } } }
  }
`)

export const AnswerContribution = graphql(`
  mutation AnswerContribution($input: AnswerContributionInput!) {
    answerContribution(input: $input) { issues { path code params { name value } } }
  }
`)

export const AdoptContribution = graphql(`
  mutation AdoptContribution($input: AdoptContributionInput!) {
    adoptContribution(input: $input) { issues { path code params { name value } } }
  }
`)

export const WithdrawAdoption = graphql(`
  mutation WithdrawAdoption($input: WithdrawAdoptionInput!) {
    withdrawAdoption(input: $input) { issues { path code params { name value } } }
  }
`)

export const OpenAction = graphql(`
  mutation OpenAction($input: OpenActionInput!) {
    openAction(input: $input) { issues { path code params { name value } } }
  }
`)

export const EditAction = graphql(`
  mutation EditAction($input: EditActionInput!) {
    editAction(input: $input) { issues { path code params { name value } } }
  }
`)

export const SetActionStatus = graphql(`
  mutation SetActionStatus($input: SetActionStatusInput!) {
    setActionStatus(input: $input) { issues { path code params { name value } } }
  }
`)

export const AnswerFollowUp = graphql(`
  mutation AnswerFollowUp($input: AnswerFollowUpInput!) {
    answerFollowUp(input: $input) { issues { path code params { name value } } }
  }
`)

export const SetRecording = graphql(`
  mutation SetRecording($input: SetRecordingInput!) {
    setRecording(input: $input) { issues { path code params { name value } } }
  }
`)
