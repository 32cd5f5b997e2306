import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { STAGES } from '../../i18n/vocabulary'
import styles from './stage-profile.module.css'

interface StageProfileProps {
  /** Projects by stage. */
  counts: Readonly<Record<string, number>>
  /** The highest column of all profiles in the list, so that they can be compared. */
  most: number
}

/** A small bar for each of the six stages; the numbers are said to those who do not see it. */
export function StageProfile({ counts, most }: StageProfileProps) {
  const t = useText()
  const { number, list } = useFormats()
  const words = STAGES.flatMap((stage) => (counts[stage] ? [t('region.stageCount', { stage: t(`stage.${stage}`), count: number(counts[stage]) })] : []))
  return (
    <span className={styles.profile} role="img" aria-label={list(words)}>
      {STAGES.map((stage) => {
        const count = counts[stage] ?? 0
        return (
          <span key={stage} className={styles.stand} title={t('region.stageCount', { stage: t(`stage.${stage}`), count: number(count) })}>
            <span className={styles.bar} style={{ blockSize: count > 0 && most > 0 ? `max(2px, ${(100 * count) / most}%)` : 0 }} />
          </span>
        )
      })}
    </span>
  )
}
