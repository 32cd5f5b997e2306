import { useText } from '../i18n/text'
import styles from './demo-mark.module.css'

/** Beside every invented entry of the demo network. */
export function DemoMark() {
  const t = useText()
  return (
    <span className={styles.demo} title={t('demo.explained')}>
      {t('demo.mark')}
    </span>
  )
}
