import { readFragment, type FragmentType } from '../../graphql'
import type { ComparedRegionFragment as Region, RegionComparisonQuery as Answer } from '../../graphql/generated/graphql'
import type { MessageId } from '../../i18n/messages'
import { ALL_STAGES, AREAS, FOCUS_AREAS, HELICES, SDGS } from '../../i18n/vocabulary'
import { ComparedRegionFragment } from './comparison-query'
import { jointRate, meanOf, ofSameNuts, type Counted, type Place } from './counts'
import { PEERS, type Measured, type RegionSearch } from './search'
import { COUNTED, RegionCountsFragment } from './tiles'

/** What can be counted: its categories, their labels, and where the counts are. */
interface Measure {
  categories: readonly (string | number)[]
  labelOf: (category: string | number) => MessageId
  countsOf: (figures: Region['figures']) => readonly Counted[]
}

const id = (text: string) => text as MessageId

export const MEASURES: Record<Measured, Measure> = {
  COUNTS: {
    categories: COUNTED.map(({ key }) => key),
    labelOf: (key) => id(`region.many.${key}`),
    countsOf: (figures) => {
      const counts = readFragment(RegionCountsFragment, figures as FragmentType<typeof RegionCountsFragment>)
      return COUNTED.map(({ key }) => ({ value: key, count: counts[key] }))
    },
  },
  STAGES: { categories: ALL_STAGES, labelOf: (stage) => id(`stage.${stage}`), countsOf: ({ stages }) => stages ?? [] },
  AREAS: { categories: AREAS, labelOf: (area) => id(`area.${area}`), countsOf: ({ needAreas }) => needAreas ?? [] },
  SDGS: { categories: SDGS, labelOf: (sdg) => id(`sdg.${sdg}`), countsOf: ({ sdgs }) => sdgs ?? [] },
  FOCUS: { categories: FOCUS_AREAS, labelOf: (area) => id(`focus.${area}`), countsOf: ({ focusAreas }) => focusAreas ?? [] },
  HELICES: { categories: HELICES, labelOf: (helix) => id(`helix.${helix}`), countsOf: ({ helices }) => helices ?? [] },
}

/** One place of the comparison; peers are several regions taken together. */
export interface Compared {
  key: string
  /** The region itself; none where it is several. */
  region?: FragmentType<typeof ComparedRegionFragment>
  places: readonly Place[]
}

const placeOf = (compared: FragmentType<typeof ComparedRegionFragment>, { countsOf }: Measure): Place & { code: string } => {
  const { code, population, figures } = readFragment(ComparedRegionFragment, compared)
  return { code, population, counts: Object.fromEntries(countsOf(figures).map(({ value, count }) => [value, count])) }
}

/** The places of an answer in the order of the address, the page's own region first. Regions that are not there are left out. */
export function comparedOf({ region, regions, a, b, c, d }: Answer, beside: readonly string[], by: Measured): Compared[] {
  if (!region) return []
  const measure = MEASURES[by]
  const own = placeOf(region, measure)
  const found = [a, b, c, d].flatMap((one) => (one ? [{ region: one, place: placeOf(one, measure) }] : []))
  const siblings = region.parent ? ofSameNuts(region.parent.children.nodes, region.parent.inNuts2024) : (regions?.nodes ?? [])
  const peers = siblings.filter(({ code }) => code !== own.code).map((peer) => placeOf(peer, measure))
  const others = beside.flatMap((item): Compared[] => {
    if (item === PEERS) return peers.length > 0 ? [{ key: PEERS, places: peers }] : []
    const one = found.find(({ place }) => place.code === item)
    return one ? [{ key: item, region: one.region, places: [one.place] }] : []
  })
  return [{ key: own.code, region, places: [own] }, ...others]
}

/** The value of a place: its count, or for several the mean; or the rate of all their inhabitants. */
export function valueOf({ places }: Compared, category: string | number, per: RegionSearch['per']): number | null {
  const key = String(category)
  if (per === 'PEOPLE') return jointRate(places, key)
  return meanOf(places, key)
}

/** Categories in which any of the places has something: seventeen goals of which most are empty would hide the others. */
export const seen = (categories: readonly (string | number)[], compared: readonly Compared[]) =>
  categories.filter((category) => compared.some(({ places }) => places.some(({ counts }) => (counts[String(category)] ?? 0) > 0)))
