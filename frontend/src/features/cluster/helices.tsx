import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { cornersOf, evenReach, kitePath, REACH, reaches } from '../../ui/evenness/kite'
import { ShapeMark, shapePath, toneClass } from '../../ui/marks/shape'
import { sharesOf, type Helix } from './balance'
import styles from './helices.module.css'
import { useBalance } from './use-balance'

interface HelicesProps {
  counts: readonly { helix: Helix; count: number }[]
  evenness: number | null | undefined
}

const SIDE = REACH + 10

/** The members of a cluster in a row of a list: a small kite, the four counts with their names, and how even they are. */
export function Helices({ counts, evenness }: HelicesProps) {
  const t = useText()
  const { number } = useFormats()
  const { figure, words } = useBalance()
  const shares = sharesOf(counts)
  const reach = reaches(shares.map(({ count }) => count))
  const even = evenReach(shares.map(({ count }) => count))
  const all = shares.reduce((sum, { count }) => sum + count, 0)
  const shown = figure(evenness)
  return (
    <div className={styles.helices}>
      <svg className={styles.kite} viewBox={`${-SIDE} ${-SIDE} ${2 * SIDE} ${2 * SIDE}`} width="72" height="72" aria-hidden="true">
        <path className={styles.axis} d={`M0 ${-REACH}V${REACH}M${-REACH} 0H${REACH}`} />
        <path className={styles.shape} d={kitePath(reach)} />
        {even > 0 && <path className={styles.even} d={kitePath([even, even, even, even])} />}
        {cornersOf(reach).map(
          ({ x, y }, at) =>
            (reach[at] ?? 0) > 0 && (
              <path key={shares[at]?.helix} className={`${styles.corner} ${toneClass(at)}`} d={shapePath(at, 8)} transform={`translate(${x} ${y})`} />
            ),
        )}
      </svg>
      <div>
        <p className={styles.all}>{all > 0 ? t('cluster.membersAll', { count: all }) : t('cluster.balance.NONE')}</p>
        {all > 0 && (
          <ul role="list" className={styles.counts}>
            {shares.map(({ helix, count }, at) => (
              <li key={helix} className={count === 0 ? styles.none : undefined}>
                <ShapeMark at={at} size={13} /> {t(`helix.${helix}`)} <span className="num">{number(count)}</span>
              </li>
            ))}
          </ul>
        )}
        {shown !== undefined && <p className={styles.value}>{t('cluster.evennessShort', { shown, words: words(evenness) })}</p>}
      </div>
    </div>
  )
}
