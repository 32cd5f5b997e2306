import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy } from 'react'
import { PilotChain } from '../features/pilot/chain'
import { PilotFacts } from '../features/pilot/facts'
import { PilotIndicators } from '../features/pilot/indicators'
import { PilotMilestones } from '../features/pilot/milestones'
import { PilotOpenData } from '../features/pilot/open-data'
import { PilotPageQuery } from '../features/pilot/query-one'
import { PilotStanding } from '../features/pilot/standing'
import { PilotStatus } from '../features/pilot/status'
import { operation, type PrefetchContext } from '../graphql'
import { useText } from '../i18n/text'
import { MemberOnly } from './member-only'
import { RecordPage } from './record-page'
import styles from './record-page.module.css'

const PilotLife = lazy(async () => ({ default: (await import('./pilot-life')).PilotLife }))
const TeamLife = lazy(async () => ({ default: (await import('./team-life')).TeamLife }))
const route = getRouteApi('/pilots/$slug')

export function prefetchPilot({ queryClient, language }: PrefetchContext, slug: string) {
  void queryClient.prefetchQuery(operation(PilotPageQuery, { slug }, language))
}

export function PilotPage() {
  const t = useText()
  const { slug } = route.useParams()
  return (
    <RecordPage
      key={slug}
      query={PilotPageQuery}
      slug={slug}
      found={(data) => data.pilot}
      headOf={(pilot) => pilot}
      failed={t('pilot.failed')}
      list={
        <Link to="/pilots" className="row">
          {t('nav.pilots')}
        </Link>
      }
    >
      {(pilot, { source, today }) => (
        <>
          <p className={styles.standing}>
            <PilotStatus status={pilot.status} />
            <PilotStanding pilot={pilot} today={today} />
          </p>
          <section className={styles.wide}>
            <h2>{t('pilot.chain')}</h2>
            <PilotChain pilot={pilot} source={source} />
          </section>
          <div className={styles.two}>
            <div>
              <section>
                <h2>{t('pilot.indicators')}</h2>
                <PilotIndicators pilot={pilot} source={source} />
                <MemberOnly more={<PilotLife part="indicators" slug={slug} />} />
              </section>
              <section>
                <h2>{t('pilot.openData')}</h2>
                <PilotOpenData pilot={pilot} />
                <MemberOnly more={<PilotLife part="datasets" slug={slug} />} />
              </section>
            </div>
            <aside>
              <section>
                <h2>{t('pilot.facts')}</h2>
                <PilotFacts pilot={pilot} />
                <MemberOnly more={<TeamLife kind="PILOT" slug={slug} />} />
              </section>
              <section>
                <h2>{t('pilot.milestones')}</h2>
                <PilotMilestones pilot={pilot} source={source} today={today} />
                <MemberOnly more={<PilotLife part="milestones" slug={slug} />} />
              </section>
            </aside>
          </div>
        </>
      )}
    </RecordPage>
  )
}
