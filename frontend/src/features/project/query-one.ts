import { graphql } from '../../graphql'

/** Everything a project's page shows. */
export const ProjectPageQuery = graphql(`
  query ProjectPage($slug: String!) {
    project(slug: $slug) {
      id
      slug
      isDemo
      title { text language isTranslation }
      summary { text language isTranslation }
      description { text language isTranslation }
      region { code ...PlaceName }
      cluster { slug name { text language isTranslation } }
      outcome { ...ProjectOutcome }
      ...StageTrack
      ...ProjectNeeds
      ...ProjectAdvice
      ...ProjectRelatives
      ...ProjectOpenData
      ...ProjectFacts
    }
  }
`)
