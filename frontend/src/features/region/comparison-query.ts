import { graphql } from '../../graphql'
import { countryOf } from '../../i18n/format'
import type { RegionComparisonQueryVariables as Variables } from '../../graphql/generated/graphql'
import { besideOf, PEERS, type Measured, type RegionSearch } from './search'

/** What one place of a comparison is known by: only what the chosen figure counts is asked for. */
export const ComparedRegionFragment = graphql(`
  fragment ComparedRegion on Region {
    ...RegionLabel
    code
    population
    inNuts2024
    figures {
      ...RegionCounts @include(if: $counts)
      stages @include(if: $stages) { value count }
      needAreas @include(if: $areas) { value count }
      sdgs @include(if: $sdgs) { value count }
      focusAreas @include(if: $focus) { value count }
      helices @include(if: $helices) { value count }
    }
  }
`)

/** A region and up to four others in one request. The peers of a country are the countries. */
export const RegionComparisonQuery = graphql(`
  query RegionComparison(
    $code: String!
    $peers: Boolean!
    $countries: Boolean!
    $a: String!
    $b: String!
    $c: String!
    $d: String!
    $hasA: Boolean!
    $hasB: Boolean!
    $hasC: Boolean!
    $hasD: Boolean!
    $counts: Boolean!
    $stages: Boolean!
    $areas: Boolean!
    $sdgs: Boolean!
    $focus: Boolean!
    $helices: Boolean!
  ) {
    region(code: $code) {
      ...ComparedRegion
      parent @include(if: $peers) {
        inNuts2024
        children(first: 40) { nodes { code inNuts2024 ...ComparedRegion } }
      }
    }
    regions(first: 60, filter: { levels: [0] }) @include(if: $countries) { nodes { code inNuts2024 ...ComparedRegion } }
    a: region(code: $a) @include(if: $hasA) { ...ComparedRegion }
    b: region(code: $b) @include(if: $hasB) { ...ComparedRegion }
    c: region(code: $c) @include(if: $hasC) { ...ComparedRegion }
    d: region(code: $d) @include(if: $hasD) { ...ComparedRegion }
    statistics { asOf }
  }
`)

const measured = (by: Measured) => ({
  counts: by === 'COUNTS',
  stages: by === 'STAGES',
  areas: by === 'AREAS',
  sdgs: by === 'SDGS',
  focus: by === 'FOCUS',
  helices: by === 'HELICES',
})

/** The variables for what the address asks. */
export function comparisonVariables(code: string, search: RegionSearch): Variables {
  const beside = besideOf(code, search)
  const [a = '', b = '', c = '', d = ''] = beside.filter((item) => item !== PEERS)
  const isCountry = countryOf(code) === code
  const hasPeers = beside.includes(PEERS)
  const has = { hasA: a !== '', hasB: b !== '', hasC: c !== '', hasD: d !== '' }
  return { code, peers: hasPeers && !isCountry, countries: hasPeers && isCountry, a, b, c, d, ...has, ...measured(search.by ?? 'COUNTS') }
}
