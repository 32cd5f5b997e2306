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
      outcome { kind causes concludedOn tried { text language } wouldDiffer { text language } }
      needs(first: 50) { nodes { id area kind status openUntil title { text language } text { text language } } }
      links(first: 100) { nodes { id kind note { text language } target { id title { text language isTranslation } } } }
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
