import { useId, type CSSProperties, type ReactNode } from 'react'
import { fillClass, Swatch } from '../marks/swatch'
import styles from './comparison.module.css'

export interface ComparisonName {
  key: string
  label: string
}

export interface ComparedPlace extends ComparisonName {
  /** The name with its link, where it has one. */
  link?: ReactNode
  /** Value by key of category, in the chosen measure; null or left out where nobody knows. */
  values: Readonly<Record<string, number | null>>
}

interface ComparisonProps {
  /** Names the figure for people who do not see it. */
  label: string
  /** Heads the categories: "Stage". */
  categoryWords: string
  categories: readonly ComparisonName[]
  /** At most five, the one this is about first. */
  places: readonly ComparedPlace[]
  formatValue: (value: number) => string
  /** Said where a value is missing. */
  noDataWords: string
  /** Ways to count: "in all", "per 100,000 inhabitants". */
  measures?: readonly ComparisonName[]
  measure?: string
  measureWords?: string
  onMeasure?: (key: string) => void
}

/** The longest bar of all places and categories, so that every bar has the same scale. */
export function mostOf(places: readonly ComparedPlace[], categories: readonly ComparisonName[]): number {
  return Math.max(0, ...places.flatMap(({ values }) => categories.map(({ key }) => values[key] ?? 0)))
}

/** Length of a bar; the longest leaves room for its value (`--beside`), and what is not nothing is always seen. */
export const barSize = (value: number, most: number) => (value > 0 && most > 0 ? `max(3px, calc((100% - var(--beside)) * ${(value / most).toFixed(4)}))` : '0')

/** Several places over the same categories: bars of one scale, each place with its pattern and its name. The roles make it a table however it is laid out. */
export function Comparison(props: ComparisonProps) {
  const { label, categoryWords, categories, places, formatValue, noDataWords } = props
  const most = mostOf(places, categories)
  const style = { '--places': places.length } as CSSProperties
  return (
    <div className={styles.comparison}>
      <MeasureChoice {...props} />
      <div role="table" aria-label={label} className={styles.table} style={style}>
        <div role="rowgroup" className={styles.head}>
          <div role="row" className={styles.row}>
            <div role="columnheader">
              {categoryWords}
            </div>
            {places.map(({ key, label, link }, at) => (
              <div key={key} role="columnheader">
                <span className={styles.place}>
                  <Swatch at={at} /> {link ?? label}
                </span>
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup">
          {categories.map(({ key: category, label: name }) => (
            <div key={category} role="row" className={styles.row}>
              <div role="rowheader" className={styles.category}>
                {name}
              </div>
              {places.map(({ key, label, values }, at) => {
                const value = values[category]
                return (
                  <div key={key} role="cell" className={styles.cell}>
                    <span className={styles.within} aria-hidden="true">
                      <Swatch at={at} /> <span>{label}</span>
                    </span>
                    {value === null || value === undefined ? (
                      <span className={styles.missing}>{noDataWords}</span>
                    ) : (
                      <span className={styles.measured}>
                        <span className={`${styles.bar} ${fillClass(at)}`} style={{ inlineSize: barSize(value, most) }} aria-hidden="true" />
                        <span className={`num ${styles.value}`}>{formatValue(value)}</span>
                      </span>
                    )}
                  </div>
                )
              })}
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}

function MeasureChoice({ measures, measure, measureWords, onMeasure }: ComparisonProps) {
  const name = useId()
  if (!measures || measures.length < 2) return null
  return (
    <fieldset className={styles.measures}>
      <legend>{measureWords}</legend>
      {measures.map(({ key, label }) => (
        <label key={key}>
          <input type="radio" name={name} checked={key === measure} onChange={() => onMeasure?.(key)} />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
