import { graphql } from '../../../graphql'

/** What an evaluator reads: every application, with what they said of it themselves. */
export const EvaluationsQuery = graphql(`
  query Evaluations($slug: String!) {
    viewer { id }
    session(slug: $slug) {
      id
      slug
      mayI
      title { text language isTranslation }
      call { opensAt closesAt }
      applications {
        id
        status
        areas
        myConflict
        socialImpact { html language }
        readiness { html language }
        need { html language }
        project { slug stage title { text language isTranslation } }
        myEvaluation { socialImpact readiness need comment }
        evaluations { isMine socialImpact readiness need comment createdAt }
      }
    }
  }
`)

export const Evaluate = graphql(`
  mutation Evaluate($input: EvaluateInput!) {
    evaluate(input: $input) { issues { path code params { name value } } }
  }
`)

export const DeclareConflict = graphql(`
  mutation DeclareConflict($input: DeclareConflictInput!) {
    declareConflict(input: $input) { issues { path code params { name value } } }
  }
`)
