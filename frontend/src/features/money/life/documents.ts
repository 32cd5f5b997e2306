import { graphql } from '../../../graphql'

/** A project as those see it who record its money. */
export const ProjectMoneyLifeQuery = graphql(`
  query ProjectMoneyLife($slug: String!) {
    project(slug: $slug) { id mayI turns { session { id title { text } } } }
  }
`)

export const SessionMoneyLifeQuery = graphql(`
  query SessionMoneyLife($slug: String!) {
    session(slug: $slug) { id mayI }
  }
`)

export const RecordMoney = graphql(`
  mutation RecordMoney($input: RecordMoneyInput!) {
    recordMoney(input: $input) { issues { path code params { name value } } }
  }
`)

export const EditMoney = graphql(`
  mutation EditMoney($input: EditMoneyInput!) {
    editMoney(input: $input) { issues { path code params { name value } } }
  }
`)

export const RemoveMoney = graphql(`
  mutation RemoveMoney($input: IdInput!) {
    removeMoney(input: $input) { issues { path code params { name value } } }
  }
`)
