import { graphql } from '../../graphql'

/** Everything a project's page shows, in one question. */
export const ProjectPageQuery = graphql(`
  query ProjectPage($slug: String!) {
    project(slug: $slug) {
      id
      slug
      isDemo
      title { text language isTranslation }
      summary { text: plain html language isTranslation }
      description { text: plain html language isTranslation }
      region { code ...PlaceName }
      images { ...RecordPicture }
      outcome { ...ProjectOutcome }
      ...StageTrack
      ...ProjectGates
      ...ProjectNeeds
      ...ProjectAdvice
      ...ProjectActions
      ...ProjectPeople
      ...ProjectRelatives
      ...ProjectAround
      ...ProjectOpenData
      ...ProjectPilots
      ...ProjectFacts
      money(first: 20) { totalCount ...MoneyEntries }
      ...ProjectPlace
      ...ProjectPurpose
      ...ProjectOrigin
      ...ProjectLanguages
      ...ProjectSupport
      ...ProjectFollow
    }
  }
`)
