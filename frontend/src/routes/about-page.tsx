import { Link } from '@tanstack/react-router'
import { useText } from '../i18n/text'
import { AREAS, EXITS, HELICES, STAGES } from '../i18n/vocabulary'
import { AreaMark } from '../ui/area'
import { PageHeading } from '../ui/page-heading'
import styles from './text-page.module.css'

/** Where each kind of reader begins. */
const READERS = [
  { key: 'projects', to: '/projects', label: 'nav.projects' },
  { key: 'experts', to: '/experts', label: 'nav.experts' },
  { key: 'clusters', to: '/clusters', label: 'nav.clusters' },
  { key: 'policy', to: '/regions', label: 'nav.regions' },
  { key: 'programs', to: '/integrate', label: 'nav.integrate' },
] as const

const LICENCE = 'https://interoperable-europe.ec.europa.eu/collection/eupl/eupl-text-eupl-12'

/** What Rialto is, for whom, and in which words it thinks. */
export function AboutPage() {
  const t = useText()
  return (
    <div className={`wrap ${styles.page}`}>
      <PageHeading title={t('nav.about')} />
      <p className={styles.lead}>{t('about.lead')}</p>
      <section>
        <h2>{t('about.why')}</h2>
        <p>{t('about.whyText')}</p>
        <p>{t('about.name')}</p>
      </section>
      <section>
        <h2>{t('about.who')}</h2>
        <dl className={styles.terms}>
          {READERS.map(({ key, to, label }) => (
            <div key={key}>
              <dt>
                {t(`about.who.${key}`)}
                <br />
                <Link to={to} className="row">
                  {t(label)}
                </Link>
              </dt>
              <dd>{t(`about.whoText.${key}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h2>{t('about.stages')}</h2>
        <p>{t('about.stagesText')}</p>
        <dl className={`${styles.terms} ${styles.stages}`}>
          {STAGES.map((stage) => (
            <div key={stage}>
              <dt>{t(`stage.${stage}`)}</dt>
              <dd>{t(`about.stage.${stage}`)}</dd>
            </div>
          ))}
        </dl>
        <h3>{t('about.exits')}</h3>
        <dl className={styles.terms}>
          {EXITS.map((stage) => (
            <div key={stage}>
              <dt>{t(`stage.${stage}`)}</dt>
              <dd>{t(`about.stage.${stage}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h2>{t('about.areas')}</h2>
        <p>{t('about.areasText')}</p>
        <dl className={styles.terms}>
          {AREAS.map((area) => (
            <div key={area}>
              <dt>
                <AreaMark area={area} />
              </dt>
              <dd>{t(`about.area.${area}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h2>{t('about.helices')}</h2>
        <p>{t('about.helicesText')}</p>
        <dl className={styles.terms}>
          {HELICES.map((helix) => (
            <div key={helix}>
              <dt>{t(`helix.${helix}`)}</dt>
              <dd>{t(`about.helix.${helix}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h2>{t('about.data')}</h2>
        <p>{t('about.dataText')}</p>
        <p>{t('about.demo')}</p>
      </section>
      <section id="source">
        <h2>{t('nav.source')}</h2>
        <p>{t('about.licence')}</p>
        <p>
          <a href={LICENCE} className="row" hrefLang="en">
            {t('about.licenceLink')}
          </a>
        </p>
        <p>{t('about.source')}</p>
      </section>
    </div>
  )
}
