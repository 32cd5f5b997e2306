import { useFormats } from '../i18n/format'
import { useLanguage } from '../i18n/language'
import { useText } from '../i18n/text'
import { isForeign, type LocalText } from '../ui/prose'
import styles from './record-page.module.css'

interface LanguageNoteProps {
  title: LocalText
  summary: LocalText | null
  isOriginal: boolean
  onChange: (isOriginal: boolean) => void
}

/** Whether a record is shown in a translation, and the way to the original and back. */
export function LanguageNote({ title, summary, isOriginal, onChange }: LanguageNoteProps) {
  const t = useText()
  const { language } = useFormats()
  const reader = useLanguage()
  const isTranslation = title.isTranslation || (summary?.isTranslation ?? false)
  if (isOriginal || isTranslation) {
    return (
      <p className={styles.note}>
        <span role="status">{isOriginal ? t('record.originalShown', { language: language(title.language) }) : t('record.translated')}</span>{' '}
        <button type="button" className="linkish" onClick={() => onChange(!isOriginal)}>
          {t(isOriginal ? 'record.translation' : 'record.original')}
        </button>
      </p>
    )
  }
  return isForeign(title, reader) ? <p className={styles.note}>{t('record.otherLanguage', { language: language(title.language) })}</p> : null
}
