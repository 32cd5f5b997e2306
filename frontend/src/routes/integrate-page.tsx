import { useEffect, useState } from 'react'
import { ChangeLog } from '../features/api/change-log'
import { ApiLimits } from '../features/api/limits'
import { Recipes } from '../features/api/recipe-list'
import { Vocabularies } from '../features/api/vocabularies'
import { WorkedExamples } from '../features/api/worked-examples'
import { apiAddress } from '../graphql/config'
import { ERROR_CODES } from '../graphql/errors'
import { useText } from '../i18n/text'
import { CodeBlock } from '../ui/code-block'
import { PageHeading } from '../ui/page-heading'
import styles from './integrate-page.module.css'

const HABITS = ['paging', 'languages', 'errors', 'formats', 'care'] as const
const FORMATS = ['json', 'dates', 'languages', 'places', 'money', 'shapes'] as const

/** The command line of the server, for those who run one. */
const EXPORT = 'rialto export projects --output projects.csv\nrialto export organisations --output organisations.jsonl'

/** For programs: what the API is, how far it carries, and how to begin. */
export function IntegratePage() {
  const t = useText()
  const [api, setApi] = useState('/graphql')
  useEffect(() => {
    let isCurrent = true
    void apiAddress().then((address) => isCurrent && setApi(address))
    return () => {
      isCurrent = false
    }
  }, [])
  return (
    <div className={`wrap ${styles.page}`}>
      <header className={styles.head}>
        <PageHeading title={t('integrate.title')} />
        <p className={styles.lead}>{t('integrate.lead')}</p>
        <p className={styles.ways}>
          <a href="/graphiql" className="btn">
            {t('integrate.explorer')}
          </a>
        </p>
      </header>
      <div className={styles.two}>
        <div>
          <section>
            <h2>{t('integrate.address')}</h2>
            <p>{t('integrate.addressText')}</p>
            <CodeBlock label={t('integrate.address')} code={api} />
          </section>
          <section>
            <h2>{t('integrate.examples')}</h2>
            <WorkedExamples api={api} />
          </section>
          <section>
            <h2>{t('integrate.recipes')}</h2>
            <Recipes api={api} />
            <p className={styles.command}>{t('integrate.export')}</p>
            <CodeBlock label={t('integrate.exportLabel')} code={EXPORT} />
          </section>
          <section>
            <h2>{t('integrate.vocabulary')}</h2>
            <p>{t('integrate.vocabularyText')}</p>
            <Vocabularies />
          </section>
          <section>
            <h2>{t('integrate.changes')}</h2>
            <p>{t('integrate.changesText')}</p>
            <ChangeLog />
          </section>
        </div>
        <aside>
          <section>
            <h2>{t('integrate.limits')}</h2>
            <p className="small muted">{t('integrate.limitsText')}</p>
            <ApiLimits />
          </section>
          {HABITS.map((habit) => (
            <section key={habit}>
              <h2>{t(`integrate.${habit}`)}</h2>
              <p>{t(`integrate.${habit}Text`)}</p>
              {habit === 'errors' && (
                <dl className={styles.codes}>
                  {ERROR_CODES.map((code) => (
                    <div key={code}>
                      <dt>
                        <code>{code}</code>
                      </dt>
                      <dd>{t(`error.${code}`)}</dd>
                    </div>
                  ))}
                </dl>
              )}
              {habit === 'formats' && (
                <dl className={styles.codes}>
                  {FORMATS.map((format) => (
                    <div key={format}>
                      <dt>{t(`integrate.format.${format}`)}</dt>
                      <dd>{t(`integrate.formatText.${format}`)}</dd>
                    </div>
                  ))}
                </dl>
              )}
            </section>
          ))}
        </aside>
      </div>
    </div>
  )
}
