import { useMemo } from 'react'
import { fillClass, Swatch } from '../marks/swatch'
import { textWidth } from '../marks/text-width'
import { useSize } from '../map/use-size'
import styles from './columns.module.css'
import { scaleOf, thinned, withoutGaps, type YearCounts } from './scale'

interface ColumnsProps {
  /** Names the drawing for people who do not see it. */
  label: string
  /** Names of the series, in the order of each year's values. */
  series: readonly string[]
  years: readonly YearCounts[]
  formatNumber: (value: number) => string
}

/** Smallest column that can carry its number above. Pixels. */
const NUMBER_ROOM = 4

/** Counts by year, side by side for each series; the same height at any number of years. */
export function Columns({ label, series, years, formatNumber }: ColumnsProps) {
  const { ref, size } = useSize<HTMLDivElement>()
  const all = useMemo(() => withoutGaps(years), [years])
  const { lines, top } = scaleOf(Math.max(0, ...all.flatMap(({ values }) => values)))
  const slot = size ? size.width / Math.max(1, all.length) : 0
  const named = thinned(all.length, slot, textWidth('2026', 13))
  const widest = textWidth(formatNumber(top), 11, 600)
  const column = Math.min(28, (slot * 0.78) / Math.max(1, series.length))
  const isNumbered = column >= widest + NUMBER_ROOM
  return (
    <div className={styles.columns}>
      <ul role="list" className={styles.key}>
        {series.map((name, at) => (
          <li key={name}>
            <Swatch at={at} /> {name}
          </li>
        ))}
      </ul>
      <div className={styles.plot} role="img" aria-label={label}>
        <div className={styles.scale} aria-hidden="true">
          {lines.map((line) => (
            <span key={line} className="num" style={{ insetBlockEnd: `${(100 * line) / top}%` }}>
              {formatNumber(line)}
            </span>
          ))}
          <span className={styles.widest}>{formatNumber(top)}</span>
        </div>
        <div ref={ref} className={styles.field} aria-hidden="true">
          {lines.map((line) => (
            <span key={line} className={line === 0 ? styles.ground : styles.line} style={{ insetBlockEnd: `${(100 * line) / top}%` }} />
          ))}
          {size &&
            all.map(({ year, values }, at) => (
              <div key={year} className={styles.year} style={{ insetInlineStart: slot * at, inlineSize: slot }}>
                {values.map((value, which) => (
                  <span key={series[which]} className={styles.stand} style={{ inlineSize: column }} title={`${year}, ${series[which]}: ${formatNumber(value)}`}>
                    {isNumbered && value > 0 && <span className={`num ${styles.number}`}>{formatNumber(value)}</span>}
                    <span className={`${styles.column} ${fillClass(which)}`} style={{ blockSize: value > 0 ? `max(2px, ${(100 * value) / top}%)` : 0 }} />
                  </span>
                ))}
                {named.has(at) && <span className={`num ${styles.name}`}>{year}</span>}
              </div>
            ))}
        </div>
      </div>
    </div>
  )
}
