import { useQuery } from '@tanstack/react-query'
import { graphql } from '../../graphql'
import { hashOf, request } from '../../graphql/client'
import type { RegionPlacesQuery as Page } from '../../graphql/generated/graphql'
import { useLanguage } from '../../i18n/language'
import type { MapLabel } from '../../ui/map/labels'

const RegionPlacesQuery = graphql(`
  query RegionPlaces($level: Int!, $after: String) {
    regions(first: 100, after: $after, filter: { levels: [$level], nuts: 2024 }, sort: POPULATION) {
      pageInfo { hasNextPage endCursor }
      nodes { code name population point { lat lon } }
    }
  }
`)

/** Regions are facts of law: they change every third year. */
const FRESH = 86_400_000

/** Which regions a map names: none from afar, the large ones first. */
function levelFor(zoom: number): number | undefined {
  if (zoom < 4.8) return undefined
  return zoom < 6.2 ? 1 : 2
}

async function all(level: number, language: string, signal: AbortSignal): Promise<MapLabel[]> {
  const labels: (MapLabel & { weight: number })[] = []
  let after: string | null = null
  do {
    const { regions }: Page = await request(RegionPlacesQuery, { level, after }, { language, signal })
    for (const { code, name, population, point } of regions.nodes) {
      if (point) labels.push({ key: code, text: name, lat: point.lat, lon: point.lon, weight: population ?? 0 })
    }
    after = regions.pageInfo.hasNextPage ? (regions.pageInfo.endCursor ?? null) : null
  } while (after !== null)
  return labels.toSorted((a, b) => b.weight - a.weight)
}

/** Names of the regions for a zoom; a map without them is still a map, so a failure stays quiet. */
export function useRegionLabels(zoom: number | undefined): readonly MapLabel[] | undefined {
  const language = useLanguage()
  const level = zoom === undefined ? undefined : levelFor(zoom)
  const { data } = useQuery({
    queryKey: [hashOf(RegionPlacesQuery), level],
    queryFn: ({ signal }) => all(level ?? 1, language, signal),
    enabled: level !== undefined,
    staleTime: FRESH,
  })
  return level === undefined ? undefined : data
}
