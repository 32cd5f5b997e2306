import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Choropleth, type ShapedPlace } from '../../ui/choropleth/choropleth'
import { readShape } from '../../ui/choropleth/shape'
import { DataFigure } from '../../ui/data-figure'
import { perPeople } from './counts'
import { useRegionName } from './names'
import type { FigureSource } from './use-source'

export const RegionPlaceFragment = graphql(`
  fragment RegionPlace on Region {
    ...RegionLabel
    code
    population
    point { lat lon }
    shape { geometry source }
  }
`)

interface RegionMapProps extends FigureSource {
  /** Name of the CSV file. */
  name: string
  caption: string
  regions: readonly { place: FragmentType<typeof RegionPlaceFragment>; projects: number }[]
}

/**
 * Projects by region, and the list of the regions. Outlines are coloured by the rate, because a large region has a large surface whatever
 * happens there; circles stand for the counts themselves.
 */
export function RegionMap({ name, caption, regions, source, behind }: RegionMapProps) {
  const t = useText()
  const { number } = useFormats()
  const nameOf = useRegionName()
  const rows = regions.map(({ place, projects }) => {
    const region = readFragment(RegionPlaceFragment, place)
    const { code, population, point, shape } = region
    return { code, population, point, projects, label: nameOf(region), rate: perPeople(projects, population), outline: readShape(shape?.geometry), from: shape?.source }
  })
  const isShaped = rows.some(({ outline }) => outline)
  const places = rows.flatMap(({ code, label, point, projects, rate, outline }): ShapedPlace[] => {
    if (!point) return []
    const value = isShaped ? rate : projects
    return [{ key: code, label, href: `/regions/${code}`, lat: point.lat, lon: point.lon, value, shown: value === null ? t('region.unknown') : number(value), shape: outline }]
  })
  const sources = [...new Set(rows.flatMap(({ from }) => from ?? []))]
  return (
    <DataFigure
      caption={caption}
      source={[source, ...(isShaped ? [t('region.people'), ...sources.map((from) => t('region.shapes', { source: from }))] : [])].join(' ')}
      data={{
        name,
        columns: [t('region.column.region'), t('column.code'), t('column.projects'), t('region.column.people'), t('region.perPeople')],
        rows: rows.map(({ label, code, projects, population, rate }) => [label, code, projects, population ?? '', rate ?? '']),
        ...behind,
      }}
    >
      <Choropleth
        label={caption}
        places={places}
        formatValue={number}
        words={{
          unit: isShaped ? t('region.projectsPerPeople') : t('column.projects'),
          range: (from, to) => t('region.range', { from, to }),
          count: (count) => t('region.places', { count }),
          noData: t('region.unknown'),
        }}
        renderLink={({ key, label }) => (
          <Link to="/regions/$code" params={{ code: key }} className="row">
            {label}
          </Link>
        )}
      />
    </DataFigure>
  )
}
