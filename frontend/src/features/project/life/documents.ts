import { graphql } from '../../../graphql'

/** What the team of a project works with, every text as it was written. */
export const ProjectLifeQuery = graphql(`
  query ProjectLife($slug: String!) {
    project(slug: $slug) {
      id
      slug
      version
      mayI
      stage
      title { text language }
      gates { stage isPassed isMet requirements { requirement isMet metOn evidence { text language } } }
      outcome {
        kind causes concludedOn tried { text language } wouldDiffer { text language }
        publication publishOn isPublic waitsFor
        figures { name { text language } value unit basis evidence }
        consents { name agrees note answeredAt }
      }
      needs(first: 50) { nodes { id area kind status openUntil title { text language } text { text language } } }
      links(first: 100) { nodes { id kind status note { text language } target { id slug title { text language isTranslation } } } }
      linkedFrom(first: 100) { nodes { id kind status note { text language } project { id slug title { text language isTranslation } } } }
      datasetUses(first: 100) { nodes { id purpose note { text language } dataset { id title { text language isTranslation } } } }
      organisations(first: 100) { nodes { id role organisation { id name } } }
    }
  }
`)

export const MoveProject = graphql(`
  mutation MoveProject($input: MoveProjectInput!) {
    moveProject(input: $input) { issues { path code params { name value } } project { id version stage } }
  }
`)

export const RecordEvidence = graphql(`
  mutation RecordEvidence($input: RecordEvidenceInput!) {
    recordEvidence(input: $input) { issues { path code params { name value } } }
  }
`)

export const WithdrawEvidence = graphql(`
  mutation WithdrawEvidence($input: WithdrawEvidenceInput!) {
    withdrawEvidence(input: $input) { issues { path code params { name value } } }
  }
`)

export const ConcludeProject = graphql(`
  mutation ConcludeProject($input: ConcludeProjectInput!) {
    concludeProject(input: $input) { issues { path code params { name value } } project { id version stage } }
  }
`)

/** What the public would read, before anything is told. */
export const PreviewOutcome = graphql(`
  query PreviewOutcome($input: ConcludeProjectInput!) {
    outcomePreview(input: $input) {
      issues { path code params { name value } }
      lesson { ...LessonTold }
      findings { path word why }
      asks
      from
    }
  }
`)

export const AnswerOutcome = graphql(`
  mutation AnswerOutcome($input: AnswerOutcomeInput!) {
    answerOutcome(input: $input) { issues { path code params { name value } } }
  }
`)

export const AnswerLink = graphql(`
  mutation AnswerLink($input: AnswerLinkInput!) {
    answerLink(input: $input) { issues { path code params { name value } } }
  }
`)

/** What waits for the viewer's word: the telling of ends, and ties that others propose. */
export const ToAnswerQuery = graphql(`
  query ToAnswer {
    viewer {
      id
      outcomesToAnswer { id slug title { text language isTranslation } outcome { kind publication } }
      linksToAnswer { id kind note { text language } project { slug title { text language isTranslation } } target { slug title { text language isTranslation } } }
    }
  }
`)

export const OpenNeed = graphql(`
  mutation OpenNeed($input: OpenNeedInput!) {
    openNeed(input: $input) { issues { path code params { name value } } }
  }
`)

export const EditNeed = graphql(`
  mutation EditNeed($input: EditNeedInput!) {
    editNeed(input: $input) { issues { path code params { name value } } }
  }
`)

export const SetNeedStatus = graphql(`
  mutation SetNeedStatus($input: SetNeedStatusInput!) {
    setNeedStatus(input: $input) { issues { path code params { name value } } }
  }
`)

export const LinkProjects = graphql(`
  mutation LinkProjects($input: LinkProjectsInput!) {
    linkProjects(input: $input) { issues { path code params { name value } } }
  }
`)

export const UnlinkProjects = graphql(`
  mutation UnlinkProjects($input: IdInput!) {
    unlinkProjects(input: $input) { issues { path code params { name value } } }
  }
`)

export const UseDataset = graphql(`
  mutation UseDataset($input: UseDatasetInput!) {
    useDataset(input: $input) { issues { path code params { name value } } }
  }
`)

export const StopUsingDataset = graphql(`
  mutation StopUsingDataset($input: IdInput!) {
    stopUsingDataset(input: $input) { issues { path code params { name value } } }
  }
`)

export const AddProjectOrganisation = graphql(`
  mutation AddProjectOrganisation($input: AddProjectOrganisationInput!) {
    addProjectOrganisation(input: $input) { issues { path code params { name value } } }
  }
`)

export const RemoveProjectOrganisation = graphql(`
  mutation RemoveProjectOrganisation($input: IdInput!) {
    removeProjectOrganisation(input: $input) { issues { path code params { name value } } }
  }
`)
