import { useEffect, useState } from 'react'
import { ApiLimits } from '../features/api/limits'
import { WorkedExamples } from '../features/api/worked-examples'
import { apiAddress } from '../graphql/config'
import { ERROR_CODES } from '../graphql/errors'
import { useText } from '../i18n/text'
import { CodeBlock } from '../ui/code-block'
import { PageHeading } from '../ui/page-heading'
import styles from './integrate-page.module.css'

const HABITS = ['paging', 'languages', 'errors', 'persisted'] as const

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
            </section>
          ))}
        </aside>
      </div>
    </div>
  )
}
