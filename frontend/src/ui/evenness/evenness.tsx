import { ShapeMark, shapePath, toneClass } from '../marks/shape'
import { cornersOf, evenReach, kitePath, REACH, reaches } from './kite'
import styles from './evenness.module.css'

export interface EvennessPart {
  key: string
  label: string
  count: number
  /** The count as the reader's language writes it. */
  shown: string
}

interface EvennessProps {
  /** Four parts, in the order that is used everywhere. */
  parts: readonly [EvennessPart, EvennessPart, EvennessPart, EvennessPart]
  /** From 0 to 1, as the reader's language writes it; nothing where there is nothing to weigh. */
  shown: string | undefined
  /** What the value is called: "evenness, 0 to 1". */
  name: string
  /** What it means: "nearly even", or why there is no value. */
  words: string
  /** Names the dashed square: "if all four were equal". */
  evenWords: string
}

const PLACES = [styles.north, styles.east, styles.south, styles.west]

/** Four counts as a kite: a square when they are even, a thin one when some are missing. */
export function Evenness({ parts, shown, name, words, evenWords }: EvennessProps) {
  const counts = parts.map(({ count }) => count)
  const reach = reaches(counts)
  const even = evenReach(counts)
  const side = REACH + 8
  return (
    <div className={styles.evenness}>
      <dl className={styles.kite}>
        <svg className={styles.drawing} viewBox={`${-side} ${-side} ${2 * side} ${2 * side}`} aria-hidden="true">
          <path className={styles.axis} d={`M0 ${-REACH}V${REACH}M${-REACH} 0H${REACH}`} />
          <path className={styles.shape} d={kitePath(reach)} />
          {even > 0 && <path className={styles.even} d={kitePath([even, even, even, even])} />}
          {cornersOf(reach).map(
            ({ x, y }, at) =>
              (reach[at] ?? 0) > 0 && (
                <path key={parts[at]?.key} className={`${styles.corner} ${toneClass(at)}`} d={shapePath(at, 4.4)} transform={`translate(${x} ${y})`} />
              ),
          )}
        </svg>
        {parts.map(({ key, label, shown: count }, at) => (
          <div key={key} className={PLACES[at]}>
            <dt>
              <ShapeMark at={at} size={14} /> {label}
            </dt>
            <dd className="num">{count}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.value}>
        {shown !== undefined && (
          <p>
            <span className={`num ${styles.number}`}>{shown}</span> <span className={styles.what}>{name}</span>
          </p>
        )}
        <p>{words}</p>
        <p className={`muted small ${styles.key}`}>
          <svg width="30" height="10" aria-hidden="true">
            <path className={styles.even} d="M1 5h28" />
          </svg>
          {evenWords}
        </p>
      </div>
    </div>
  )
}
