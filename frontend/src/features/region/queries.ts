import { graphql } from '../../graphql'

/** Everything a region's page shows but its comparison: one request. No region of NUTS 2021 or 2024 has more than 29 below it. */
export const RegionPageQuery = graphql(`
  query RegionPage($code: String!, $from: DateTime!) {
    region(code: $code) {
      id
      code
      inNuts2024
      ...RegionLabel
      ...RegionHead
      ...RegionFollow
      parent {
        code
        inNuts2024
        ...RegionLabel
        children(first: 40) { nodes { code inNuts2024 ...RegionLabel } }
      }
      figures { projects ...RegionCounts ...RegionDashboard advice { ...AdviceFigures } }
      children(first: 40) { nodes { ...RegionPlace inNuts2024 figures { projects } } }
      projects(first: 4, sort: NEWEST) { nodes { id } ...ProjectList }
      ...RegionLatest
    }
    statistics { asOf }
  }
`)

/** The Regions page: countries, and their projects by stage. */
export const RegionsQuery = graphql(`
  query Regions {
    regions(first: 60, filter: { levels: [0] }) { nodes { ...RegionPlace } }
    statistics {
      asOf
      projectsByRegionAndStage(level: 0) { region { code } stage count }
    }
  }
`)

/** Regions by a part of their name or by their code. */
export const RegionFinderQuery = graphql(`
  query RegionFinder($text: String!) {
    regions(first: 8, filter: { text: $text }) { nodes { id ...RegionLabel } }
  }
`)

/** The day from which sessions are coming: the same for all requests of a day, so that what was asked early is used. */
export const today = (now = new Date()) => `${now.toISOString().slice(0, 10)}T00:00:00Z`
