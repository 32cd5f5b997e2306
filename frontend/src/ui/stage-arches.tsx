import { STAGES, type Stage } from '../i18n/vocabulary'
import { useText } from '../i18n/text'
import styles from './stage-arches.module.css'

const STEP = 15

/** A bridge of six arches, one for each stage: built, being built, still water. The stage's name always stands beside it. */
export function StageArches({ stage }: { stage: Stage }) {
  const t = useText()
  const at = (STAGES as readonly string[]).indexOf(stage)
  return (
    <span className={styles.stage}>
      <svg className={styles.bridge} width={STEP * 6 + 2} height="15" viewBox={`0 0 ${STEP * 6 + 2} 15`} aria-hidden="true">
        <path className={styles.water} d={`M0 13.5h${STEP * 6 + 2}`} />
        {STAGES.map((name, index) => {
          const state = at < 0 ? styles.ended : index < at ? styles.built : index === at ? styles.now : styles.ahead
          const x = index * STEP + 2.5
          return <path key={name} className={state} d={`M${x} 12c.6-5.6 2.6-8.8 6-8.8s5.4 3.2 6 8.8`} />
        })}
      </svg>
      <span>{t(`stage.${stage}`)}</span>
    </span>
  )
}
