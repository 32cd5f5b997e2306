import { lazy, Suspense, useState } from 'react'
import { useText } from '../../i18n/text'
import type { Held } from './controls'
import { Field } from './field'
import styles from './form.module.css'

const Markdown = lazy(() => import('../markdown'))

/** Several paragraphs, with a look at how they will stand on the page. */
export function ProseControl({ value, onChange, lang, rows = 4, ...field }: Held<string> & { lang?: string | undefined; rows?: number }) {
  const t = useText()
  const [isShown, setIsShown] = useState(false)
  return (
    <Field {...field}>
      {(control) => (
        <>
          <textarea {...control} className={styles.input} lang={lang} rows={rows} value={value} onChange={(event) => onChange(event.target.value)} />
          <button type="button" className="linkish small" aria-pressed={isShown} aria-describedby={`${control.id}-label`} onClick={() => setIsShown(!isShown)}>
            {t('form.preview')}
          </button>
          {isShown && (
            <div className={styles.preview} lang={lang}>
              <Suspense fallback={t('loading')}>{value.trim() === '' ? <p className="muted">{t('form.previewEmpty')}</p> : <Markdown text={value} />}</Suspense>
            </div>
          )}
        </>
      )}
    </Field>
  )
}
