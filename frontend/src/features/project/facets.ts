import { ALL_STAGES, AREAS, FOCUS_AREAS, HELICES, MACRO_SCENARIOS, NEED_KINDS, SDGS, THEMES } from '../../i18n/vocabulary'
import type { MessageId } from '../../i18n/messages'
import type { ListKey } from './search'

export interface FacetCounts {
  name: string
  values: readonly { value: string; count: number }[]
}

export interface FilterGroup {
  key: Exclude<ListKey, 'outcome' | 'tag'>
  facet: string
  title: MessageId
  /** The values of a closed vocabulary; places and languages come from the data. */
  values?: readonly (string | number)[]
}

/** The filters in the order in which people ask: where it stands, what it needs, where, what for. */
export const GROUPS: readonly FilterGroup[] = [
  { key: 'stage', facet: 'STAGE', title: 'filter.stage', values: ALL_STAGES },
  { key: 'area', facet: 'AREA', title: 'filter.area', values: AREAS },
  { key: 'region', facet: 'COUNTRY', title: 'filter.country' },
  { key: 'sdg', facet: 'SDG', title: 'filter.sdg', values: SDGS },
  { key: 'need', facet: 'NEED_KIND', title: 'filter.need', values: NEED_KINDS },
  { key: 'focus', facet: 'FOCUS_AREA', title: 'filter.focus', values: FOCUS_AREAS },
  { key: 'language', facet: 'LANGUAGE', title: 'filter.language' },
  { key: 'helix', facet: 'HELIX', title: 'filter.helix', values: HELICES },
  { key: 'macro', facet: 'MACRO_SCENARIO', title: 'filter.macro', values: MACRO_SCENARIOS },
  { key: 'theme', facet: 'THEME', title: 'filter.theme', values: THEMES },
]

export interface Choice {
  value: string | number
  /** Unknown until the counts have arrived. */
  count: number | undefined
  isChosen: boolean
}

/** What one filter offers: every value that would find something, and every chosen one even if it no longer does. */
export function choicesOf(group: FilterGroup, facets: readonly FacetCounts[] | undefined, chosen: readonly (string | number)[]): Choice[] {
  const facet = facets?.find(({ name }) => name.toUpperCase() === group.facet)
  const counts = new Map(facet?.values.map(({ value, count }) => [group.values ? value.toUpperCase() : value, count]))
  const known = group.values ?? [...counts.keys()]
  const extra = group.values ? [] : chosen.filter((value) => !counts.has(String(value)) && (group.key !== 'region' || String(value).length === 2))
  return [...known, ...extra]
    .map((value) => ({ value, count: facet ? (counts.get(String(value)) ?? 0) : undefined, isChosen: chosen.includes(value) }))
    .filter(({ count, isChosen }) => count !== 0 || isChosen)
}
