import { useFormats } from '../i18n/format'
import { useText } from '../i18n/text'
import { PageHeading } from '../ui/page-heading'
import styles from './text-page.module.css'

/** The day of the last review of this statement. */
const REVIEWED = '2026-11-22'
const TESTED = ['axe', 'keyboard', 'contrast', 'zoom', 'modes'] as const
const LIMITS = ['readers', 'languages', 'explorer', 'map', 'links'] as const

/** How accessible this site is: what was tested, what is known to fall short, and how to say so. */
export function AccessibilityPage() {
  const t = useText()
  const { day } = useFormats()
  return (
    <div className={`wrap ${styles.page}`}>
      <PageHeading title={t('nav.accessibility')} />
      <p className={styles.lead}>{t('about.accessLead')}</p>
      <section>
        <h2>{t('about.accessStatus')}</h2>
        <p>{t('about.accessStatusText')}</p>
      </section>
      <section>
        <h2>{t('about.tested')}</h2>
        <ul>
          {TESTED.map((key) => (
            <li key={key}>{t(`about.tested.${key}`)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('about.limits')}</h2>
        <ul>
          {LIMITS.map((key) => (
            <li key={key}>{t(`about.limit.${key}`)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('about.report')}</h2>
        <p>{t('about.reportText')}</p>
        <p>{t('about.reportNext')}</p>
      </section>
      <section>
        <h2>{t('about.prepared')}</h2>
        <p>
          {t('about.preparedText')} <time dateTime={REVIEWED}>{day(REVIEWED)}</time>.
        </p>
      </section>
    </div>
  )
}
