import { graphql } from '../../graphql'

/** Everything a dataset's page shows. */
export const DatasetPageQuery = graphql(`
  query DatasetPage($slug: String!) {
    dataset(slug: $slug) {
      id
      slug
      isDemo
      title { text language isTranslation }
      description { text: plain html language isTranslation }
      region { code ...PlaceName }
      images { ...RecordPicture }
      quality { ...DatasetQuality }
      ...DatasetFiles
      ...DatasetUses
      ...DatasetFacts
    }
  }
`)
