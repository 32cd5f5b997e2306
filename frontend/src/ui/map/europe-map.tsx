import { geoMercator, geoPath } from 'd3-geo'
import { useMemo } from 'react'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection } from 'topojson-specification'
import europe from 'virtual:europe'
import { placeLabels, type MapLabel } from './labels'
import styles from './map.module.css'
import { worldSize, type MapView, type Size } from './view'

const countries = europe.objects['countries'] as GeometryCollection
const land = feature(europe, countries)
const borders = mesh(europe, countries, (a, b) => a !== b)

interface LandProps {
  view: MapView
  size: Size
  /** Names of regions, the most important first. */
  labels?: readonly MapLabel[] | undefined
}

/** Countries as one drawing: no tile server, no request beyond the app's own files. */
export default function EuropeLand({ view, size, labels }: LandProps) {
  const [coast, inner] = useMemo(() => {
    const margin = 400
    const projection = geoMercator()
      .center([view.lon, view.lat])
      .scale(worldSize(view.zoom) / (2 * Math.PI))
      .translate([size.width / 2, size.height / 2])
      .clipExtent([
        [-margin, -margin],
        [size.width + margin, size.height + margin],
      ])
    const path = geoPath(projection)
    path.digits(1)
    return [path(land), path(borders)]
  }, [view.lat, view.lon, view.zoom, size.width, size.height])
  const names = useMemo(() => placeLabels(labels ?? [], view, size), [labels, view, size])
  return (
    <svg className={styles.land} width={size.width} height={size.height} aria-hidden="true">
      <path className={styles.coast} d={coast ?? ''} />
      <path className={styles.border} d={inner ?? ''} />
      {names.map(({ key, x, y, text }) => (
        <g key={key} className={styles.region}>
          <path d={`M${x - 3} ${y}h6M${x} ${y - 3}v6`} />
          <text x={x} y={y + 15}>
            {text}
          </text>
        </g>
      ))}
    </svg>
  )
}
