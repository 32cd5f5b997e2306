import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Countries } from '../features/region/countries'
import { countryRows } from '../features/region/countries-rows'
import { readRegionsSearch } from '../features/region/countries-search'
import { RegionFinder } from '../features/region/finder'
import { RegionMap } from '../features/region/map'
import { RegionsQuery } from '../features/region/queries'
import { useSource } from '../features/region/use-source'
import { asRequestError, operation, useOperation, type PrefetchContext } from '../graphql'
import type { RegionsQuery as Answer } from '../graphql/generated/graphql'
import { useText } from '../i18n/text'
import { PageHeading } from '../ui/page-heading'
import { Failure, Loading, Skeleton } from '../ui/states'
import styles from './regions-page.module.css'

const route = getRouteApi('/regions')
const NONE = {}

export function prefetchRegions({ queryClient, language }: PrefetchContext) {
  void queryClient.prefetchQuery(operation(RegionsQuery, NONE, language))
}

export function RegionsPage() {
  const t = useText()
  const navigate = useNavigate()
  const { data, error, refetch } = useOperation(RegionsQuery, NONE)
  const failure = error && asRequestError(error)
  return (
    <div className={`wrap ${styles.page}`}>
      <PageHeading title={t('nav.regions')} />
      <p className={styles.lead}>{t('region.lookFor')}</p>
      <div className={styles.finder}>
        <RegionFinder label={t('region.findLabel')} size="large" onPick={(code) => void navigate({ to: '/regions/$code', params: { code } })} />
      </div>
      {failure ? (
        <Failure code={failure.code} requestId={failure.requestId} onRetry={() => void refetch()} />
      ) : data ? (
        <Found answer={data} />
      ) : (
        <Loading label={t('loading')}>
          <div className={styles.two}>
            <Skeleton height="600px" />
            <Skeleton height="600px" />
          </div>
        </Loading>
      )}
    </div>
  )
}

function Found({ answer }: { answer: Answer }) {
  const t = useText()
  const { sort = 'PROJECTS' } = readRegionsSearch(route.useSearch())
  const from = useSource(RegionsQuery, NONE, answer.statistics.asOf)
  const rows = useMemo(() => countryRows(answer), [answer])
  return (
    <div className={styles.two}>
      <section>
        <h2>{t('region.countries')}</h2>
        <Countries rows={rows} sort={sort} {...from} />
      </section>
      <section className={styles.map}>
        <h2>{t('region.onMap')}</h2>
        <RegionMap name="rialto-projects-by-country" caption={t('region.mapCountries')} regions={rows} {...from} />
      </section>
    </div>
  )
}
