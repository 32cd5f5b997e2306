import styles from './marks.module.css'

const round = (value: number) => Number(value.toFixed(1))
const polygon = (...corners: readonly (readonly [number, number])[]) =>
  `M${corners.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`

/** Shapes of nearly equal area around 0, so that none looks more than another. */
const SHAPES: readonly ((r: number) => string)[] = [
  (r) => `M${-round(r)} 0a${round(r)} ${round(r)} 0 1 1 ${round(2 * r)} 0a${round(r)} ${round(r)} 0 1 1 ${-round(2 * r)} 0Z`,
  (r) => polygon([-0.9 * r, -0.9 * r], [0.9 * r, -0.9 * r], [0.9 * r, 0.9 * r], [-0.9 * r, 0.9 * r]),
  (r) => polygon([0, -1.25 * r], [1.25 * r, 0], [0, 1.25 * r], [-1.25 * r, 0]),
  (r) => polygon([0, -1.35 * r], [1.25 * r, 0.85 * r], [-1.25 * r, 0.85 * r]),
  (r) => polygon([0, 1.35 * r], [1.25 * r, -0.85 * r], [-1.25 * r, -0.85 * r]),
  (r) => polygon([-0.55 * r, -r], [0.55 * r, -r], [1.1 * r, 0], [0.55 * r, r], [-0.55 * r, r], [-1.1 * r, 0]),
]

const TONES = [styles.tone0, styles.tone1, styles.tone2, styles.tone3, styles.tone4, styles.tone5]

/** Outline of the n-th shape with this radius, centred on 0. After the last it begins again. */
export const shapePath = (at: number, radius: number) => SHAPES[at % SHAPES.length]?.(radius) ?? ''

/** Class that gives `--tone`, the colour of the n-th group. */
export const toneClass = (at: number) => TONES[at % TONES.length] ?? ''

/** How far down the middle of a shape's ink is: text inside stands there. */
export const inkMiddle = (at: number, radius: number) => (at % SHAPES.length === 3 ? 0.22 : at % SHAPES.length === 4 ? -0.22 : 0) * radius

/** The mark of the n-th group: shape and colour together; its name always stands beside it. */
export function ShapeMark({ at, size = 16 }: { at: number; size?: number }) {
  return (
    <svg className={`${styles.mark} ${toneClass(at)}`} width={size} height={size} viewBox="-8 -8 16 16" aria-hidden="true">
      <path d={shapePath(at, 5.4)} />
    </svg>
  )
}
