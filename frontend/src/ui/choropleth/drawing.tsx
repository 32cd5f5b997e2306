import { geoMercator, geoPath } from 'd3-geo'
import { useCallback, useId, useMemo, type RefObject } from 'react'
import EuropeLand from '../map/europe-map'
import { openLink } from '../marks/open-link'
import { useSize } from '../map/use-size'
import { EUROPE, pixelOf, viewOf, worldSize, type Size } from '../map/view'
import { LINE } from '../marks/place-text'
import type { ChoroplethProps, ShapedPlace } from './choropleth'
import styles from './choropleth.module.css'
import { classTone } from './class-tone'
import { classOf, symbolRadius, toneOf, type ValueClass } from './classes'
import { rewound } from './rewind'
import { placeNames, type Mark } from './names'
import { boxOfPoints, withRoom, type Shape } from './shape'

interface DrawingProps extends ChoroplethProps {
  classes: readonly ValueClass[]
  isShaped: boolean
  active: string | undefined
  onActive: (key: string | undefined) => void
  /** The list with the links. */
  list: RefObject<HTMLElement | null>
}

/** Radius of a place without an outline among places that have one. Pixels. */
const POINT = 7
/** Radius of a circle that stands for nothing at all, and half of the cross where nobody knows. Pixels. */
const NOTHING = 2.5
const CROSS = 4
/** Room for circles and names at the edge. Pixels. */
const EDGE = 20

/** The map itself; people who do not see it have the list. */
export default function ChoroplethDrawing(props: DrawingProps) {
  const { ref, size } = useSize<HTMLDivElement>()
  return (
    <div ref={ref} className={styles.map} aria-hidden="true">
      {size && <Picture {...props} size={size} />}
    </div>
  )
}

function* pointsOf(places: readonly ShapedPlace[]) {
  for (const { shape, lon, lat } of places) {
    if (shape) for (const rings of shape.coordinates) yield* rings[0] ?? []
    else yield [lon, lat]
  }
}

interface Outline {
  d: string
  width: number
}

/** Outlines as paths, in the projection of the land below. */
function useOutlines(places: readonly ShapedPlace[], size: Size) {
  const view = useMemo(() => {
    const box = boxOfPoints(pointsOf(places))
    const room = { width: Math.max(80, size.width - 2 * EDGE), height: Math.max(80, size.height - 2 * EDGE) }
    return viewOf(box ? withRoom(box) : EUROPE, room, 9)
  }, [places, size])
  const outlines = useMemo(() => {
    const projection = geoMercator()
      .center([view.lon, view.lat])
      .scale(worldSize(view.zoom) / (2 * Math.PI))
      .translate([size.width / 2, size.height / 2])
    const path = geoPath(projection)
    path.digits(1)
    const outlineOf = (shape: Shape): Outline => {
      const wound = rewound(shape)
      const [[left], [right]] = path.bounds(wound)
      return { d: path(wound) ?? '', width: right - left }
    }
    return new Map(places.flatMap(({ key, shape }) => (shape ? [[key, outlineOf(shape)] as const] : [])))
  }, [places, size, view])
  return { view, outlines }
}

function Picture({ places, classes, isShaped, active, onActive, list, size }: DrawingProps & { size: Size }) {
  const hatch = useId()
  const { view, outlines } = useOutlines(places, size)
  const most = Math.max(0, ...places.map(({ value }) => value ?? 0))
  // Larger circles lie below smaller ones, and the page's own region above its neighbours.
  const order = places.toSorted((a, b) => Number(a.isMain ?? false) - Number(b.isMain ?? false) || (isShaped ? 0 : (b.value ?? 0) - (a.value ?? 0)))
  const radiusOf = useCallback(
    ({ value, shape }: ShapedPlace) => {
      if (shape) return 0
      if (isShaped) return POINT
      return value === null ? CROSS : Math.max(NOTHING, symbolRadius(value, most))
    },
    [isShaped, most],
  )
  const names = useMemo(() => {
    const ranked = places.toSorted((a, b) => Number(b.isMain ?? false) - Number(a.isMain ?? false) || (b.value ?? -1) - (a.value ?? -1))
    const marks = ranked.map((place): Mark => {
      const [x, y] = pixelOf(view, size, place.lat, place.lon)
      return { key: place.key, label: place.label, x, y, radius: radiusOf(place), width: outlines.get(place.key)?.width }
    })
    return placeNames(marks, size)
  }, [places, view, size, outlines, radiusOf])
  const drawn = (place: ShapedPlace) => {
    const found = classOf(place.value, classes)
    const tone = classTone(found ? toneOf(found.at, classes.length) : 0)
    const fill = found ? undefined : { fill: `url(#${hatch})` }
    const outline = outlines.get(place.key)
    if (outline) return <path className={`${styles.region} ${tone}`} style={fill} d={outline.d} />
    const [x, y] = pixelOf(view, size, place.lat, place.lon)
    if (isShaped) return <circle className={`${styles.region} ${tone}`} style={fill} cx={x} cy={y} r={POINT} />
    if (place.value === null) return <path className={styles.unknown} d={`M${x - CROSS} ${y - CROSS}l${2 * CROSS} ${2 * CROSS}m${-2 * CROSS} 0l${2 * CROSS} ${-2 * CROSS}`} />
    return <circle className={styles.symbol} cx={x} cy={y} r={radiusOf(place)} />
  }
  return (
    <>
      <EuropeLand view={view} size={size} />
      <svg className={styles.shapes} width={size.width} height={size.height}>
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect className={styles.hatchGround} width="6" height="6" />
            <path className={styles.hatchLine} d="M0 0V6" />
          </pattern>
        </defs>
        {order.map((place) => (
          <a
            key={place.key}
            href={place.href}
            tabIndex={-1}
            onClick={(event) => openLink(event, list, place.key)}
            onPointerEnter={() => onActive(place.key)}
            onPointerLeave={() => onActive(undefined)}
          >
            <g className={styles.place} data-active={place.key === active || undefined} data-main={place.isMain || undefined}>
              <title>{`${place.label}: ${place.shown}`}</title>
              {drawn(place)}
            </g>
          </a>
        ))}
        {names.map(({ key, lines, x, y, anchor }) => (
          <text key={key} className={styles.name} textAnchor={anchor}>
            {lines.map((line, at) => (
              <tspan key={line} x={x.toFixed(1)} y={(y + at * LINE).toFixed(1)}>
                {line}
              </tspan>
            ))}
          </text>
        ))}
      </svg>
    </>
  )
}
