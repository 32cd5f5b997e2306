import styles from './row.module.css'

/** Good, bad, or neither: what became something else has not failed. The words beside it say it, whatever the colour. */
export const TONES = {
  SUCCEEDED: styles.good,
  PARTLY_SUCCEEDED: styles.good,
  FAILED: styles.bad,
  STOPPED_EARLY: styles.bad,
  PIVOTED: styles.turned,
  MERGED: styles.turned,
}
