import { graphql, useOperation } from '../../graphql'
import { countryOf, useFormats } from '../../i18n/format'
import { useSettled } from '../../lib/use-settled'
import type { FinderKind } from './fields'
import { useRegionName } from './names'

const FindRegion = graphql(`query FindRegion($text: String!) { found: regions(first: 8, filter: { text: $text, nuts: 2024 }) { nodes { id code level name nameLatin } } }`)
const FindOrganisation = graphql(`query FindOrganisation($text: String!) { found: organisations(first: 8, filter: { text: $text }) { nodes { id name helix region { code } } } }`)
const FindCluster = graphql(`query FindCluster($text: String!) { found: clusters(first: 8, filter: { text: $text }) { nodes { id name { text } region { code } } } }`)
const FindProject = graphql(`query FindProject($text: String!) { found: projects(first: 8, filter: { text: $text }) { nodes { id title { text } region { code } } } }`)

interface Choice {
  id: string
  name: string
  note: string
}

interface Choices {
  /** Nothing while too little is typed to ask. */
  choices: Choice[] | undefined
  isFetching: boolean
  isError: boolean
  /** The choices are those of what stands in the field now. */
  isSettled: boolean
}

/** Fewer letters than this find everything, which helps nobody. */
const LEAST = 2

/** Records of a kind whose name has these words. */
export function useChoices(kind: FinderKind, text: string): Choices {
  const { country } = useFormats()
  const regionName = useRegionName()
  const wanted = text.trim()
  const settled = useSettled(wanted, 150)
  const isAsking = settled.length >= LEAST && wanted.length >= LEAST
  const options = (of: FinderKind) => ({ enabled: isAsking && kind === of, keepPrevious: true })
  const regions = useOperation(FindRegion, { text: settled }, options('region'))
  const organisations = useOperation(FindOrganisation, { text: settled }, options('organisation'))
  const clusters = useOperation(FindCluster, { text: settled }, options('cluster'))
  const projects = useOperation(FindProject, { text: settled }, options('project'))
  const place = (region: { code: string } | null | undefined) => (region ? country(countryOf(region.code)) : '')
  const found: Record<FinderKind, Choice[]> = {
    region: (regions.data?.found.nodes ?? []).map((region) => ({ id: region.id, name: regionName(region), note: `${region.level > 0 ? `${country(countryOf(region.code))} · ` : ''}${region.code}` })),
    organisation: (organisations.data?.found.nodes ?? []).map(({ id, name, region }) => ({ id, name, note: place(region) })),
    cluster: (clusters.data?.found.nodes ?? []).map(({ id, name, region }) => ({ id, name: name.text, note: place(region) })),
    project: (projects.data?.found.nodes ?? []).map(({ id, title, region }) => ({ id, name: title.text, note: place(region) })),
  }
  const { isFetching, isError } = { region: regions, organisation: organisations, cluster: clusters, project: projects }[kind]
  return { choices: isAsking ? found[kind] : undefined, isFetching, isError, isSettled: settled === wanted && !isFetching }
}
