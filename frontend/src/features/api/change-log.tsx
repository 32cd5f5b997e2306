import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { CHANGES } from './changes'
import styles from './change-log.module.css'

/** The versions of the schema, newest first. */
export function ChangeLog() {
  const t = useText()
  const { day } = useFormats()
  return (
    <ol role="list" reversed className={styles.log}>
      {CHANGES.map(({ version, date, text, added }) => (
        <li key={text}>
          <h3>{version}</h3>
          <p className="small muted">
            <time dateTime={date}>{day(date)}</time>
          </p>
          <p>{t(text)}</p>
          <ul role="list" className={styles.names} aria-label={t('integrate.added')}>
            {added.map((name) => (
              <li key={name}>
                <code>{name}</code>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
