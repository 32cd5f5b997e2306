import { useMemo } from 'react'
import europe from 'virtual:europe'
import { placeLabels, type MapLabel } from './labels'
import styles from './map.module.css'
import { pixelOf, worldSize, type MapView, type Size } from './view'

interface LandProps {
  view: MapView
  size: Size
  /** Names of regions, the most important first. */
  labels?: readonly MapLabel[] | undefined
}

/** Countries as one drawing, projected while building: to move or to come closer is to move the drawing. */
export default function EuropeLand({ view, size, labels }: LandProps) {
  const world = worldSize(view.zoom)
  const [west, equator] = pixelOf(view, size, 0, -180)
  const transform = `translate(${west.toFixed(1)} ${(equator - world / 2).toFixed(1)}) scale(${world / europe.world})`
  const names = useMemo(() => placeLabels(labels ?? [], view, size), [labels, view, size])
  return (
    <svg className={styles.land} width={size.width} height={size.height} aria-hidden="true">
      <path className={styles.coast} d={europe.coast} transform={transform} />
      <path className={styles.border} d={europe.borders} transform={transform} />
      {names.map(({ key, x: left, y: top, text }) => (
        <g key={key} className={styles.region}>
          <path d={`M${left - 3} ${top}h6M${left} ${top - 3}v6`} />
          <text x={left} y={top + 15}>
            {text}
          </text>
        </g>
      ))}
    </svg>
  )
}
