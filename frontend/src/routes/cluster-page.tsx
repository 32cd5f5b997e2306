import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy } from 'react'
import { ClusterBalance } from '../features/cluster/evenness'
import { ClusterFacts, ClusterFocus, ClusterPriorities } from '../features/cluster/facts'
import { ClusterMembers } from '../features/cluster/members'
import { ClusterPageQuery } from '../features/cluster/query-one'
import { ClusterPilots, ClusterProjects } from '../features/cluster/ties'
import { operation, type PrefetchContext } from '../graphql'
import { useText } from '../i18n/text'
import { MemberOnly } from './member-only'
import { RecordPage } from './record-page'
import styles from './record-page.module.css'

const ClusterLife = lazy(async () => ({ default: (await import('./cluster-life')).ClusterLife }))
const route = getRouteApi('/clusters/$slug')

export function prefetchCluster({ queryClient, language }: PrefetchContext, slug: string) {
  void queryClient.prefetchQuery(operation(ClusterPageQuery, { slug }, language))
}

export function ClusterPage() {
  const t = useText()
  const { slug } = route.useParams()
  return (
    <RecordPage
      key={slug}
      query={ClusterPageQuery}
      slug={slug}
      found={(data) => data.cluster}
      headOf={({ name, ...head }) => ({ title: name, ...head })}
      failed={t('cluster.failed')}
      list={
        <Link to="/clusters" className="row">
          {t('nav.clusters')}
        </Link>
      }
    >
      {(cluster, { source }) => (
        <div className={styles.two}>
          <div>
            <section>
              <h2>{t('cluster.people')}</h2>
              <ClusterMembers cluster={cluster} source={source} />
              <MemberOnly more={<ClusterLife part="members" slug={slug} />} />
            </section>
            <section>
              <h2>{t('cluster.projects')}</h2>
              <ClusterProjects cluster={cluster} />
            </section>
            <section>
              <h2>{t('cluster.pilots')}</h2>
              <ClusterPilots cluster={cluster} />
            </section>
          </div>
          <aside>
            <section>
              <h2>{t('cluster.balanceTitle')}</h2>
              <ClusterBalance cluster={cluster} source={source} />
            </section>
            <section>
              <h2>{t('cluster.about')}</h2>
              <ClusterFacts cluster={cluster} />
              <MemberOnly more={<ClusterLife part="team" slug={slug} />} />
            </section>
            <section>
              <h2>{t('cluster.focus')}</h2>
              <ClusterFocus cluster={cluster} />
            </section>
            <section>
              <h2>{t('cluster.priorities')}</h2>
              <ClusterPriorities cluster={cluster} />
            </section>
          </aside>
        </div>
      )}
    </RecordPage>
  )
}
