import { graphql } from '../../../graphql'

/** What the team of a pilot works with, every text as it was written. */
export const PilotLifeQuery = graphql(`
  query PilotLife($slug: String!) {
    pilot(slug: $slug) {
      id
      mayI
      milestones { id title { text language } dueOn doneOn }
      indicators { id name { text language } unit baseline target measured measuredOn better }
      datasetUses(first: 100) { nodes { id purpose note { text language } dataset { id title { text language isTranslation } } } }
    }
  }
`)

export const UseDataset = graphql(`
  mutation UseDatasetInPilot($input: UseDatasetInput!) {
    useDataset(input: $input) { issues { path code params { name value } } }
  }
`)

export const StopUsingDataset = graphql(`
  mutation StopUsingDatasetInPilot($input: IdInput!) {
    stopUsingDataset(input: $input) { issues { path code params { name value } } }
  }
`)

export const AddMilestone = graphql(`
  mutation AddMilestone($input: AddMilestoneInput!) {
    addMilestone(input: $input) { issues { path code params { name value } } }
  }
`)

export const EditMilestone = graphql(`
  mutation EditMilestone($input: EditMilestoneInput!) {
    editMilestone(input: $input) { issues { path code params { name value } } }
  }
`)

export const RemoveMilestone = graphql(`
  mutation RemoveMilestone($input: IdInput!) {
    removeMilestone(input: $input) { issues { path code params { name value } } }
  }
`)

export const AddIndicator = graphql(`
  mutation AddIndicator($input: AddIndicatorInput!) {
    addIndicator(input: $input) { issues { path code params { name value } } }
  }
`)

export const EditIndicator = graphql(`
  mutation EditIndicator($input: EditIndicatorInput!) {
    editIndicator(input: $input) { issues { path code params { name value } } }
  }
`)

export const RemoveIndicator = graphql(`
  mutation RemoveIndicator($input: IdInput!) {
    removeIndicator(input: $input) { issues { path code params { name value } } }
  }
`)

export const RecordMeasurement = graphql(`
  mutation RecordMeasurement($input: RecordMeasurementInput!) {
    recordMeasurement(input: $input) { issues { path code params { name value } } }
  }
`)
