import { useText } from '../../i18n/text'
import { HELICES } from '../../i18n/vocabulary'
import { ShapeMark } from '../../ui/marks/shape'
import styles from './helix.module.css'

/** Which of the four helices a body belongs to: shape, colour and name, the same as in the drawings of clusters. */
export function HelixMark({ helix }: { helix: (typeof HELICES)[number] }) {
  const t = useText()
  return (
    <span className={styles.helix}>
      <ShapeMark at={HELICES.indexOf(helix)} size={15} />
      {t(`helix.${helix}`)}
    </span>
  )
}
