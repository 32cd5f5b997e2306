import { graphql } from '../../graphql'

/** Everything a person's page shows, in one question. */
export const ExpertPageQuery = graphql(`
  query ExpertPage($slug: String!) {
    expert(slug: $slug) {
      id
      slug
      name
      isDemo
      isExpert
      canBeWrittenTo
      areas
      headline { text language isTranslation }
      biography { text: plain html language isTranslation }
      region { code ...PlaceName }
      images { ...RecordPicture }
      ...ExpertOffer
      ...PersonFollow
      ...ExpertAdvice
      ...ExpertSkills
      ...ExpertRegions
      ...ExpertProjects
      ...ExpertRecord
    }
  }
`)

/** As much advice as one question to the API brings, for those who want more than the newest. */
export const ExpertAdviceQuery = graphql(`
  query ExpertAdvice($slug: String!) {
    expert(slug: $slug) {
      contributions(first: 100) { nodes { id ...GivenAdvice } }
    }
  }
`)
