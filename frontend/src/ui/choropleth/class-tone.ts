import styles from './choropleth.module.css'

const TONES = [styles.none, styles.class1, styles.class2, styles.class3, styles.class4, styles.class5]

/** Class of a region's colour; 0 where nobody knows. */
export const classTone = (tone: number) => TONES[tone] ?? ''
