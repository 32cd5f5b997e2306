import { graphql } from '../../graphql'
import type { TypedDocumentString } from '../../graphql/generated/graphql'
import type { CreateProjectMutation, EditProjectMutation, ProjectToEditQuery } from '../../graphql/generated/graphql'
import type { Place, Written } from './fields'

const ProjectToEdit = graphql(`query ProjectToEdit($slug: String!) { record: project(slug: $slug) { id slug version publication mayI form undoUntil } }`)
const OrganisationToEdit = graphql(`query OrganisationToEdit($slug: String!) { record: organisation(slug: $slug) { id slug version publication mayI form undoUntil } }`)
const ClusterToEdit = graphql(`query ClusterToEdit($slug: String!) { record: cluster(slug: $slug) { id slug version publication mayI form undoUntil } }`)
const DatasetToEdit = graphql(`query DatasetToEdit($slug: String!) { record: dataset(slug: $slug) { id slug version publication mayI form undoUntil } }`)
const PilotToEdit = graphql(`query PilotToEdit($slug: String!) { record: pilot(slug: $slug) { id slug version publication mayI form undoUntil } }`)
const SessionToEdit = graphql(`query SessionToEdit($slug: String!) { record: session(slug: $slug) { id slug version publication mayI form undoUntil } }`)
const ExpertToEdit = graphql(`query ExpertToEdit($slug: String!) { record: expert(slug: $slug) { id slug version publication mayI form undoUntil } }`)

const CreateProject = graphql(`
  mutation CreateProject($input: CreateProjectInput!) {
    made: createProject(input: $input) { issues { path code params { name value } } duplicates { title reasons record { id __typename ...RecordPath } } record: project { id slug version publication } }
  }
`)
const CreateOrganisation = graphql(`
  mutation CreateOrganisation($input: CreateOrganisationInput!) {
    made: createOrganisation(input: $input) { issues { path code params { name value } } duplicates { title reasons record { id __typename ...RecordPath } } record: organisation { id slug version publication } }
  }
`)
const CreateCluster = graphql(`
  mutation CreateCluster($input: CreateClusterInput!) {
    made: createCluster(input: $input) { issues { path code params { name value } } duplicates { title reasons record { id __typename ...RecordPath } } record: cluster { id slug version publication } }
  }
`)
const CreateDataset = graphql(`
  mutation CreateDataset($input: CreateDatasetInput!) {
    made: createDataset(input: $input) { issues { path code params { name value } } duplicates { title reasons record { id __typename ...RecordPath } } record: dataset { id slug version publication } }
  }
`)
const CreatePilot = graphql(`
  mutation CreatePilot($input: CreatePilotInput!) {
    made: createPilot(input: $input) { issues { path code params { name value } } duplicates { title reasons record { id __typename ...RecordPath } } record: pilot { id slug version publication } }
  }
`)
const CreateSession = graphql(`
  mutation CreateSession($input: CreateSessionInput!) {
    made: createSession(input: $input) { issues { path code params { name value } } duplicates { title reasons record { id __typename ...RecordPath } } record: session { id slug version publication } }
  }
`)

const EditProject = graphql(`
  mutation EditProject($input: EditProjectInput!) {
    edited: editProject(input: $input) { issues { path code params { name value } } conflict { version changedAt changedBy { name } fields { name yours theirs } } record: project { id slug version publication } }
  }
`)
const EditOrganisation = graphql(`
  mutation EditOrganisation($input: EditOrganisationInput!) {
    edited: editOrganisation(input: $input) { issues { path code params { name value } } conflict { version changedAt changedBy { name } fields { name yours theirs } } record: organisation { id slug version publication } }
  }
`)
const EditCluster = graphql(`
  mutation EditCluster($input: EditClusterInput!) {
    edited: editCluster(input: $input) { issues { path code params { name value } } conflict { version changedAt changedBy { name } fields { name yours theirs } } record: cluster { id slug version publication } }
  }
`)
const EditDataset = graphql(`
  mutation EditDataset($input: EditDatasetInput!) {
    edited: editDataset(input: $input) { issues { path code params { name value } } conflict { version changedAt changedBy { name } fields { name yours theirs } } record: dataset { id slug version publication } }
  }
`)
const EditPilot = graphql(`
  mutation EditPilot($input: EditPilotInput!) {
    edited: editPilot(input: $input) { issues { path code params { name value } } conflict { version changedAt changedBy { name } fields { name yours theirs } } record: pilot { id slug version publication } }
  }
`)
const EditSession = graphql(`
  mutation EditSession($input: EditSessionInput!) {
    edited: editSession(input: $input) { issues { path code params { name value } } conflict { version changedAt changedBy { name } fields { name yours theirs } } record: session { id slug version publication } }
  }
`)
const EditProfile = graphql(`
  mutation EditProfile($input: EditProfileInput!) {
    edited: editProfile(input: $input) { issues { path code params { name value } } conflict { version changedAt changedBy { name } fields { name yours theirs } } record: person { id slug version publication } }
  }
`)

/** What every record tells for its form, in the same words whatever it is. */
export type Editable = NonNullable<ProjectToEditQuery['record']>
export type Made = CreateProjectMutation['made']
export type Edited = EditProjectMutation['edited']
export type Conflict = NonNullable<Edited['conflict']>

/** The inputs of these are made from the table of fields, whose names are the API's own; the compiler cannot follow that. */
type Sends<R> = TypedDocumentString<R, never>

export const TO_EDIT: Record<Place, TypedDocumentString<{ record?: Editable | null }, { slug: string }>> = {
  projects: ProjectToEdit,
  organisations: OrganisationToEdit,
  clusters: ClusterToEdit,
  datasets: DatasetToEdit,
  pilots: PilotToEdit,
  sessions: SessionToEdit,
  experts: ExpertToEdit,
}

export const CREATE: Record<Written, Sends<{ made: Made }>> = {
  projects: CreateProject,
  organisations: CreateOrganisation,
  clusters: CreateCluster,
  datasets: CreateDataset,
  pilots: CreatePilot,
  sessions: CreateSession,
}

export const EDIT: Record<Place, Sends<{ edited: Edited }>> = {
  projects: EditProject,
  organisations: EditOrganisation,
  clusters: EditCluster,
  datasets: EditDataset,
  pilots: EditPilot,
  sessions: EditSession,
  experts: EditProfile,
}
