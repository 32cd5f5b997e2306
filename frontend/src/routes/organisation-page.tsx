import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy } from 'react'
import { OrganisationClusters } from '../features/organisation/clusters'
import { OrganisationFacts, OrganisationTags } from '../features/organisation/facts'
import { OrganisationOrigin } from '../features/organisation/origin'
import { OrganisationTies } from '../features/organisation/projects'
import { OrganisationPageQuery } from '../features/organisation/query-one'
import { operation, type PrefetchContext } from '../graphql'
import { useText } from '../i18n/text'
import { Paragraphs } from '../ui/paragraphs'
import { MemberOnly } from './member-only'
import { RecordPage } from './record-page'
import styles from './record-page.module.css'
import { titleOf } from './record-title'

const OrganisationLife = lazy(async () => ({ default: (await import('./organisation-life')).OrganisationLife }))
const route = getRouteApi('/organisations/$slug')

export function prefetchOrganisation({ queryClient, language }: PrefetchContext, slug: string) {
  void queryClient.prefetchQuery(operation(OrganisationPageQuery, { slug }, language))
}

/** An organisation: what it does, its projects by what it is to them, and its clusters. */
export function OrganisationPage() {
  const t = useText()
  const { slug } = route.useParams()
  return (
    <RecordPage
      key={slug}
      query={OrganisationPageQuery}
      slug={slug}
      found={(data) => data.organisation}
      headOf={({ name, summary, description, ...head }) => ({ ...head, title: titleOf(name, summary ?? description), summary })}
      failed={t('organisation.failed')}
      list={
        <Link to="/organisations" className="row">
          {t('nav.organisations')}
        </Link>
      }
    >
      {(organisation) => (
        <>
          <div className={styles.two}>
            <div>
              {organisation.description && organisation.description.text !== organisation.summary?.text && (
                <section>
                  <h2>{t('organisation.about')}</h2>
                  <Paragraphs text={organisation.description} />
                </section>
              )}
              <OrganisationTies organisation={organisation} />
            </div>
            <aside>
              <section>
                <h2>{t('organisation.facts')}</h2>
                <OrganisationFacts organisation={organisation} />
                <MemberOnly more={<OrganisationLife slug={slug} />} />
              </section>
              <section>
                <h2>{t('organisation.clusters')}</h2>
                <OrganisationClusters organisation={organisation} />
              </section>
              <section>
                <h2>{t('organisation.tags')}</h2>
                <OrganisationTags organisation={organisation} />
              </section>
            </aside>
          </div>
          <footer className={styles.wide}>
            <OrganisationOrigin organisation={organisation} />
          </footer>
        </>
      )}
    </RecordPage>
  )
}
