import { lazy, Suspense, useMemo, useRef, type ReactNode } from 'react'
import { useActiveRow } from '../marks/use-active-row'
import styles from './choropleth.module.css'
import { classTone } from './class-tone'
import { classesOf, classOf, keyValues, symbolRadius, toneOf } from './classes'
import type { Shape } from './shape'

const Drawing = lazy(() => import('./drawing'))

export interface ShapedPlace {
  key: string
  label: string
  href: string
  lat: number
  lon: number
  /** Null where nobody knows. */
  value: number | null
  /** The value as the reader's language writes it. */
  shown: string
  /** Its outline, by `readShape`; without one it is a point. */
  shape?: Shape | undefined
  /** Whether the page is about it: it has a strong outline. */
  isMain?: boolean
}

export interface ChoroplethProps {
  /** Names the list for people who do not see the map. */
  label: string
  places: readonly ShapedPlace[]
  formatValue: (value: number) => string
  words: {
    /** What the values are: "projects per 100,000 inhabitants". */
    unit: string
    /** A class in words: "12 to 40". */
    range: (from: string, to: string) => string
    /** How many places: "5 regions". */
    count: (count: number) => string
    noData: string
  }
  /** A link to the place; a plain one by default. */
  renderLink?: (place: ShapedPlace) => ReactNode
}

const plainLink = ({ href, label }: ShapedPlace) => (
  <a href={href} className="row">
    {label}
  </a>
)

/** Regions coloured in five classes of equal size; circles where no outlines are there. The key is also the list: each class opens to its places. */
export function Choropleth(props: ChoroplethProps) {
  const { label, places, formatValue, words, renderLink = plainLink } = props
  const list = useRef<HTMLDivElement>(null)
  const [active, setActive] = useActiveRow(list)
  const isShaped = places.some(({ shape }) => shape)
  const values = useMemo(() => places.flatMap(({ value }) => value ?? []), [places])
  const classes = useMemo(() => classesOf(values), [values])
  const unknown = places.filter(({ value }) => value === null)
  const rows = classes
    .map(({ at, from, to }) => ({
      key: `${at}`,
      tone: toneOf(at, classes.length),
      words: from === to ? formatValue(from) : words.range(formatValue(from), formatValue(to)),
      members: places.filter(({ value }) => classOf(value, classes)?.at === at).toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0)),
    }))
    .toReversed()
  const all = unknown.length > 0 ? [...rows, { key: 'none', tone: 0, words: words.noData, members: unknown }] : rows
  return (
    <div className={styles.choropleth}>
      <div className={styles.sides}>
        <div className={styles.frame}>
          <Suspense fallback={null}>
            <Drawing {...props} classes={classes} isShaped={isShaped} active={active} onActive={setActive} list={list} />
          </Suspense>
        </div>
        <div ref={list} className={styles.key} role="group" aria-label={label}>
          <p className={styles.unit}>{words.unit}</p>
          {!isShaped && <SymbolKey most={Math.max(0, ...values)} formatValue={formatValue} />}
          {all.map(({ key, tone, words: range, members }) => (
            <details key={key} className={styles.class}>
              <summary>
                {isShaped && <ClassSwatch tone={tone} />}
                <span className="num">{range}</span> <span className={styles.count}>{words.count(members.length)}</span>
              </summary>
              <ul role="list">
                {members.map((place) => (
                  <li key={place.key} data-key={place.key}>
                    {renderLink(place)} {place.value !== null && <span className="num muted">{place.shown}</span>}
                  </li>
                ))}
              </ul>
            </details>
          ))}
        </div>
      </div>
    </div>
  )
}

const ClassSwatch = ({ tone }: { tone: number }) => <span className={`${styles.swatch} ${classTone(tone)}`} aria-hidden="true" />

/** What the circles mean. */
function SymbolKey({ most, formatValue }: { most: number; formatValue: (value: number) => string }) {
  return (
    <ul role="list" className={styles.symbols}>
      {keyValues(most).map((value) => {
        const radius = symbolRadius(value, most)
        return (
          <li key={value} className="num">
            <svg width={2 * radius + 2} height={2 * radius + 2} aria-hidden="true">
              <circle className={styles.symbol} cx={radius + 1} cy={radius + 1} r={radius} />
            </svg>
            {formatValue(value)}
          </li>
        )
      })}
    </ul>
  )
}
