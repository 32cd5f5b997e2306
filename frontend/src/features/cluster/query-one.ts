import { graphql } from '../../graphql'

/** Everything a cluster's page shows. */
export const ClusterPageQuery = graphql(`
  query ClusterPage($slug: String!) {
    cluster(slug: $slug) {
      id
      slug
      isDemo
      name { text language isTranslation }
      summary { text: plain html language isTranslation }
      region { code ...PlaceName }
      images { ...RecordPicture }
      ...ClusterMembers
      ...ClusterBalance
      ...ClusterFacts
      ...ClusterProjects
      ...ClusterPilots
    }
  }
`)

/** All projects of a cluster, for those who want more than the newest. */
export const ClusterProjectsQuery = graphql(`
  query ClusterProjects($slug: String!) {
    cluster(slug: $slug) {
      projects(first: 100, sort: NEWEST) {
        nodes { id ...ClusterProject }
      }
    }
  }
`)
