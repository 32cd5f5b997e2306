import { graphql } from '../../graphql'

/** Everything an organisation's page shows, in one question. */
export const OrganisationPageQuery = graphql(`
  query OrganisationPage($slug: String!) {
    organisation(slug: $slug) {
      id
      slug
      name
      isDemo
      summary { text: plain html language isTranslation }
      description { text: plain html language isTranslation }
      region { code ...PlaceName }
      images { ...RecordPicture }
      ...LedProjects
      ...OrganisationProjects
      ...OrganisationClusters
      ...OrganisationFacts
      ...OrganisationOrigin
    }
  }
`)

/** As many of the projects it leads as one question to the API brings. */
export const LedProjectsQuery = graphql(`
  query LedProjects($slug: String!) {
    organisation(slug: $slug) {
      ledProjects(first: 100, sort: NEWEST) { nodes { id ...TiedProject } }
    }
  }
`)

/** The same for projects it takes part in. */
export const OrganisationProjectsQuery = graphql(`
  query OrganisationProjects($slug: String!) {
    organisation(slug: $slug) {
      projects(first: 100) { nodes { id role project { slug ...TiedProject } } }
    }
  }
`)
