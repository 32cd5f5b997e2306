import { arcPath, pointAt, shareOf } from './arc'
import styles from './ring.module.css'

/** From the lowest rating to the best. */
export type RingLevel = 1 | 2 | 3 | 4

interface RingProps {
  points: number
  most: number
  /** Which of four ratings; drawn as so many bars. */
  level: RingLevel
  /** The rating in words: "good". */
  rating: string
  /** Points in words: "318 of 405 points". */
  pointsWords: string
  /** Points at which a better rating begins, marked on the large ring. */
  steps?: readonly number[]
  size?: 'small' | 'large'
  /** The points as the reader's language writes them, for the middle of the large ring. */
  shown?: string | undefined
}

const NO_STEPS: readonly number[] = []
const LEVELS = [1, 2, 3, 4] as const
const TONES = [styles.bad, styles.sufficient, styles.good, styles.excellent]

/** Quality as part of a ring; its rating is said in words and drawn as one to four bars, so that no colour stands alone. */
export function Ring({ points, most, level, rating, pointsWords, steps = NO_STEPS, size = 'small', shown }: RingProps) {
  const isLarge = size === 'large'
  const radius = isLarge ? 52 : 13.2
  const half = isLarge ? 62 : 16
  const share = shareOf(points, most)
  return (
    <span className={`${styles.ring} ${isLarge ? styles.large : ''} ${TONES[level - 1]}`}>
      <svg width={2 * half} height={2 * half} viewBox={`${-half} ${-half} ${2 * half} ${2 * half}`} aria-hidden="true">
        <circle className={styles.rail} r={radius} />
        <path className={styles.arc} d={arcPath(share, radius)} />
        {isLarge &&
          steps.map((step) => {
            const at = shareOf(step, most)
            const [x1, y1] = pointAt(at, radius - 8)
            const [x2, y2] = pointAt(at, radius + 8)
            return <path key={step} className={styles.step} d={`M${x1} ${y1}L${x2} ${y2}`} />
          })}
        {isLarge && (
          <text className={styles.points} y="0">
            {shown ?? points}
          </text>
        )}
        <Bars level={level} unit={isLarge ? 1.7 : 1} y={isLarge ? 29 : 6} />
      </svg>
      <span className={styles.words}>
        <span className={styles.rating}>{rating}</span> <span className={`num ${styles.count}`}>{pointsWords}</span>
      </span>
    </span>
  )
}

/** One to four bars of rising height. */
function Bars({ level, unit, y }: { level: RingLevel; unit: number; y: number }) {
  return LEVELS.map((one) => (
    <rect
      key={one}
      className={one <= level ? styles.bar : styles.gap}
      x={(one - 3) * 3.6 * unit + 0.5 * unit}
      y={y - one * 2.6 * unit}
      width={2.6 * unit}
      height={one * 2.6 * unit}
      rx={0.5}
    />
  ))
}
