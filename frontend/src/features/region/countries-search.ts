import { known } from '../../listing/keys'

export const COUNTRY_SORTS = ['PROJECTS', 'RATE', 'NAME'] as const
export type CountrySort = (typeof COUNTRY_SORTS)[number]

/** The address of the Regions page. */
export interface RegionsSearch {
  sort?: CountrySort
}

export function readRegionsSearch(raw: { sort?: unknown }): RegionsSearch {
  const [sort] = known(raw.sort, COUNTRY_SORTS) ?? []
  return sort && sort !== 'PROJECTS' ? { sort } : {}
}
