import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy } from 'react'
import { AdviceFigures } from '../features/advice/figures'
import { RegionFollow } from '../features/following/follow'
import { ProjectList } from '../features/project/list'
import { RegionComparison } from '../features/region/comparison'
import { comparisonVariables, RegionComparisonQuery } from '../features/region/comparison-query'
import { ofSameNuts } from '../features/region/counts'
import { RegionDashboard } from '../features/region/figures'
import { RegionHead } from '../features/region/head'
import { RegionLatest } from '../features/region/latest'
import { RegionLinks } from '../features/region/links'
import { RegionMap } from '../features/region/map'
import { useRegionName } from '../features/region/names'
import { RegionPageQuery, today } from '../features/region/queries'
import { besideOf, readRegionSearch, type RegionSearch } from '../features/region/search'
import { RegionTiles } from '../features/region/tiles'
import { useSource } from '../features/region/use-source'
import { asRequestError, operation, useOperation, type PrefetchContext } from '../graphql'
import type { RegionPageQuery as Answer } from '../graphql/generated/graphql'
import { useFormats } from '../i18n/format'
import { useText } from '../i18n/text'
import { PageHeading } from '../ui/page-heading'
import { Empty, Failure, Loading, Skeleton } from '../ui/states'
import { MemberOnly } from './member-only'
import { NotFoundPage } from './not-found'
import styles from './region-page.module.css'

const Unpublished = lazy(async () => ({ default: (await import('./region-unpublished')).Unpublished }))
const route = getRouteApi('/regions/$code')

/** NUTS codes are in upper case; addresses are typed by people. */
const codeOf = (raw: string) => raw.toUpperCase()
const variablesOf = (code: string) => ({ code, from: today() })

export function prefetchRegion({ queryClient, language }: PrefetchContext, raw: string, search: RegionSearch) {
  const code = codeOf(raw)
  const asked = readRegionSearch(search)
  void queryClient.prefetchQuery(operation(RegionPageQuery, variablesOf(code), language))
  if (besideOf(code, asked).length > 0) void queryClient.prefetchQuery(operation(RegionComparisonQuery, comparisonVariables(code, asked), language))
}

export function RegionPage() {
  const t = useText()
  const code = codeOf(route.useParams().code)
  const { data, error, refetch } = useOperation(RegionPageQuery, variablesOf(code))
  const failure = error && asRequestError(error)
  if (failure && failure.code !== 'NOT_FOUND') {
    return (
      <div className={`wrap ${styles.page}`}>
        <PageHeading title={t('region.failed')} />
        <Failure code={failure.code} requestId={failure.requestId} onRetry={() => void refetch()} />
      </div>
    )
  }
  if (!data && !failure) return <Waiting />
  if (!data?.region) return <NotFoundPage />
  return <Found key={code} region={data.region} asOf={data.statistics.asOf} />
}

function Waiting() {
  const t = useText()
  return (
    <div className={`wrap ${styles.page}`}>
      <Loading label={t('loading')}>
        <div className={styles.waiting}>
          <Skeleton height="24px" width="18rem" />
          <Skeleton height="60px" width="24rem" />
          <Skeleton height="28px" width="34rem" />
          <Skeleton height="190px" />
          <Skeleton height="420px" />
        </div>
      </Loading>
    </div>
  )
}

function Found({ region, asOf }: { region: NonNullable<Answer['region']>; asOf: string }) {
  const t = useText()
  const nameOf = useRegionName()
  const { day } = useFormats()
  const { code, figures, parent, inNuts2024 } = region
  const search = readRegionSearch(route.useSearch())
  const from = useSource(RegionPageQuery, variablesOf(code), asOf)
  const name = nameOf(region)
  const children = ofSameNuts(region.children.nodes, inNuts2024)
  const peers = parent ? ofSameNuts(parent.children.nodes, parent.inNuts2024) : []
  const map = children.length > 0 && (
    <>
      <h2>{t('region.map', { name })}</h2>
      <RegionMap
        name={`rialto-region-${code}-map`}
        caption={t('region.mapCaption')}
        regions={children.map((place) => ({ place, projects: place.figures.projects }))}
        {...from}
      />
    </>
  )
  return (
    <article className={`wrap ${styles.page}`}>
      <RegionHead region={region} name={name} />
      <div className={styles.follow}>
        <RegionFollow region={region} />
      </div>
      <RegionTiles code={code} figures={figures} {...from} />
      <MemberOnly more={<Unpublished code={code} source={from.source} />} />
      {figures.projects === 0 && (
        <div className={styles.empty}>
          <Empty title={t('region.none', { name })}>
            <p>{t('region.noneText')}</p>
            <p className={styles.ways}>
              {parent && (
                <Link to="/regions/$code" params={{ code: parent.code }} className="row">
                  {t('region.noneAbove', { name: nameOf(parent) })}
                </Link>
              )}
              <Link to="/integrate" className="row">
                {t('region.noneImport')}
              </Link>
            </p>
          </Empty>
        </div>
      )}
      {figures.projects > 0 && <RegionDashboard code={code} figures={figures} map={map} {...from} />}
      {figures.projects === 0 && children.length > 0 && (
        <section className={styles.section}>
          <h2>{t('region.within', { name })}</h2>
          <RegionLinks regions={children} />
        </section>
      )}
      {figures.projects > 0 && (
        <section className={styles.section}>
          <h2 className={styles.latest}>{t('advice.figures')}</h2>
          <AdviceFigures name={`rialto-region-${code}`} figures={figures.advice} {...from} />
        </section>
      )}
      <section className={styles.section} aria-labelledby="beside">
        <h2 id="beside">{t('region.beside')}</h2>
        <p className={`muted ${styles.besideLead}`}>{t('region.besideLead')}</p>
        <RegionComparison code={code} name={name} search={search} peers={peers.map((peer) => ({ code: peer.code, name: nameOf(peer) }))} />
      </section>
      {region.projects.nodes.length > 0 && (
        <section className={styles.section}>
          <div className={styles.row}>
            <h2>{t('region.newest')}</h2>
            <Link to="/projects" search={{ region: [code] }} className="row">
              {t('region.all', { count: figures.projects })}
            </Link>
          </div>
          <ProjectList projects={region.projects} columns={2} />
        </section>
      )}
      <section className={styles.section}>
        <h2 className={styles.latest}>{t('region.latest')}</h2>
        <RegionLatest region={region} figures={figures} />
      </section>
      <p className={styles.printed}>{t('region.printed', { address: window.location.href, date: day(asOf) })}</p>
    </article>
  )
}
