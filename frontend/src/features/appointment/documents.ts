import { graphql } from '../../graphql'

export const AppointmentsQuery = graphql(`
  query Appointments {
    appointments { id name email role createdAt regionCode regionName }
  }
`)

export const AppointMutation = graphql(`
  mutation Appoint($input: AppointInput!) {
    appoint(input: $input) { issues { path code params { name value } } }
  }
`)

export const DismissMutation = graphql(`
  mutation Dismiss($input: IdInput!) {
    dismiss(input: $input) { issues { path code params { name value } } }
  }
`)
