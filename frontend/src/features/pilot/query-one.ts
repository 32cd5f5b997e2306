import { graphql } from '../../graphql'

/** Everything a pilot's page shows. */
export const PilotPageQuery = graphql(`
  query PilotPage($slug: String!) {
    pilot(slug: $slug) {
      id
      slug
      isDemo
      status
      title { text language isTranslation }
      summary { text: plain html language isTranslation }
      region { code ...PlaceName }
      images { ...RecordPicture }
      ...PilotStanding
      ...PilotChain
      ...PilotMilestones
      ...PilotIndicators
      ...PilotOpenData
      ...PilotFacts
    }
  }
`)
