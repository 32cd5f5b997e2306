import { Link } from '@tanstack/react-router'
import { RetentionRules } from '../features/privacy/retention'
import { useText } from '../i18n/text'
import { PageHeading } from '../ui/page-heading'
import styles from './text-page.module.css'

/** What a browser keeps for this site, by name, the cookies of members last; e2e/integrate.spec.ts and e2e/account.spec.ts look that there is nothing else. */
const KEPT = [
  { key: 'language', name: 'rialto.language' },
  { key: 'theme', name: 'rialto.theme' },
  { key: 'scroll', name: 'tsr-scroll-restoration-v1_3' },
  { key: 'explorer', name: 'graphiql:…' },
  { key: 'signedIn', name: 'rialto.signed-in' },
  { key: 'forms', name: 'rialto.form:…' },
  { key: 'cookie', name: 'rialto_refresh' },
  { key: 'device', name: 'rialto_device' },
  { key: 'signIn', name: 'rialto_sign_in' },
] as const

/** What the site knows of its readers: next to nothing; and of those who have an account. */
export function PrivacyPage() {
  const t = useText()
  return (
    <div className={`wrap ${styles.page}`}>
      <PageHeading title={t('nav.privacy')} />
      <p className={styles.lead}>{t('about.privacyLead')}</p>
      <section>
        <h2>{t('about.browser')}</h2>
        <p>{t('about.browserText')}</p>
        <dl className={styles.terms}>
          {KEPT.map(({ key, name }) => (
            <div key={key}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>{t(`about.kept.${key}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h2>{t('about.server')}</h2>
        <p>{t('about.serverText')}</p>
        <p>{t('about.serverOthers')}</p>
      </section>
      <section>
        <h2>{t('about.account')}</h2>
        <p>{t('about.accountText')}</p>
        <p>{t('about.accountMore')}</p>
      </section>
      <section>
        <h2>{t('about.reporting')}</h2>
        <p>{t('about.reportingText')}</p>
      </section>
      <section>
        <h2>{t('about.retention')}</h2>
        <p>{t('about.retentionText')}</p>
        <RetentionRules className={styles.terms} />
      </section>
      <section>
        <h2>{t('about.third')}</h2>
        <p>{t('about.thirdText')}</p>
        <p>{t('about.thirdProvider')}</p>
      </section>
      <section>
        <h2>{t('about.people')}</h2>
        <p>{t('about.peopleText')}</p>
      </section>
      <section>
        <h2>{t('about.rights')}</h2>
        <p>{t('about.rightsText')}</p>
        <p>
          {t('about.rightsOwn')} <Link to="/settings/data">{t('about.rightsLink')}</Link>
        </p>
      </section>
    </div>
  )
}
