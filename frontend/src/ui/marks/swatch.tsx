import styles from './marks.module.css'

const FILLS = [styles.fill0, styles.fill1, styles.fill2, styles.fill3, styles.fill4]

/** Class that fills a box with the n-th pattern: told apart without colour. */
export const fillClass = (at: number) => FILLS[at % FILLS.length] ?? ''

/** The pattern of a series or a place; its name always stands beside it. */
export function Swatch({ at }: { at: number }) {
  return <span className={`${styles.swatch} ${fillClass(at)}`} aria-hidden="true" />
}
