import { graphql, readFragment, type FragmentType } from '../../graphql'
import type { Place } from './fields'

/** Where a record has its page, and what it is called. */
export const RecordPathFragment = graphql(`
  fragment RecordPath on Node {
    __typename
    id
    ... on Project { slug version title { text language isTranslation } }
    ... on Person { slug version personName: name }
    ... on Organisation { slug version organisationName: name }
    ... on Cluster { slug version clusterName: name { text language isTranslation } }
    ... on Dataset { slug version title { text language isTranslation } }
    ... on Pilot { slug version title { text language isTranslation } }
    ... on Session { slug version title { text language isTranslation } }
  }
`)

const PLACE_OF: Record<string, Place> = {
  Project: 'projects',
  Person: 'experts',
  Organisation: 'organisations',
  Cluster: 'clusters',
  Dataset: 'datasets',
  Pilot: 'pilots',
  Session: 'sessions',
}

/** The page of a record, by its place. */
export const PAGE = {
  projects: '/projects/$slug',
  organisations: '/organisations/$slug',
  clusters: '/clusters/$slug',
  datasets: '/datasets/$slug',
  pilots: '/pilots/$slug',
  sessions: '/sessions/$slug',
  experts: '/experts/$slug',
} as const satisfies Record<Place, string>

interface Located {
  id: string
  place: Place
  slug: string
  version: number
  title: string
}

/** Nothing for what has no page of its own. */
export function locate(record: FragmentType<typeof RecordPathFragment> | null | undefined): Located | undefined {
  const node = readFragment(RecordPathFragment, record)
  const place = node && PLACE_OF[node.__typename]
  if (!place || !('slug' in node)) return undefined
  const { id, slug, version } = node
  const title = 'title' in node ? node.title.text : 'personName' in node ? node.personName : 'organisationName' in node ? node.organisationName : node.clusterName.text
  return { id, place, slug, version, title }
}
