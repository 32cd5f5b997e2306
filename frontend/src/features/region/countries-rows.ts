import { readFragment } from '../../graphql'
import type { RegionsQuery as Answer } from '../../graphql/generated/graphql'
import { perPeople } from './counts'
import type { CountrySort } from './countries-search'
import { RegionPlaceFragment } from './map'

/** A country and its projects. */
export interface CountryRow {
  code: string
  place: Answer['regions']['nodes'][number]
  projects: number
  /** For every 100,000 inhabitants. */
  rate: number | null
  stages: Readonly<Record<string, number>>
}

/** Countries with their counts. */
export function countryRows({ regions, statistics }: Answer): CountryRow[] {
  const stages = new Map<string, Record<string, number>>()
  for (const { region, stage, count } of statistics.projectsByRegionAndStage) {
    stages.set(region.code, { ...stages.get(region.code), [stage]: count })
  }
  return regions.nodes.map((place) => {
    const { code, population } = readFragment(RegionPlaceFragment, place)
    const found = stages.get(code) ?? {}
    const projects = Object.values(found).reduce((sum, count) => sum + count, 0)
    return { code, place, projects, rate: perPeople(projects, population), stages: found }
  })
}

/** In the order that was asked for; countries that are equal, by name. */
export function sortedRows(rows: readonly CountryRow[], sort: CountrySort, nameOf: (code: string) => string, locale: string): CountryRow[] {
  const byName = new Intl.Collator(locale).compare
  const valueOf = ({ projects, rate }: CountryRow) => (sort === 'NAME' ? 0 : sort === 'RATE' ? (rate ?? -1) : projects)
  return rows.toSorted((a, b) => valueOf(b) - valueOf(a) || byName(nameOf(a.code), nameOf(b.code)))
}
