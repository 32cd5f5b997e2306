import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import type { Kept } from './draft-store'
import styles from './record.module.css'
import type { Keeping } from './use-drafts'

interface UnfinishedProps {
  found: Kept
  onGoOn: () => void
  onDiscard: () => void
}

/** Stands in the place of a form that was left unfinished, until somebody says what is to become of it. */
export function Unfinished({ found, onGoOn, onDiscard }: UnfinishedProps) {
  const t = useText()
  const { stamp } = useMoment()
  return (
    <section className={styles.notice} aria-labelledby="unfinished">
      <h2 id="unfinished">{t('record.unfinished')}</h2>
      <p>{t('record.unfinishedText', { when: stamp(found.savedAt) })}</p>
      <p className={styles.acts}>
        <button type="button" className="btn" onClick={onGoOn}>
          {t('record.goOn')}
        </button>
        <button type="button" className="btn quiet" onClick={onDiscard}>
          {t('record.discard')}
        </button>
      </p>
    </section>
  )
}

/** Where what is being typed is kept by now. */
export function KeptNote({ state }: { state: Keeping }) {
  const t = useText()
  return (
    <p className={`small muted ${styles.kept}`} aria-live="polite">
      {state !== 'nothing' && t(`kept.${state}`)}
    </p>
  )
}
