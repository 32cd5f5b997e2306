import { Link, useNavigate } from '@tanstack/react-router'
import { asRequestError, readFragment, useOperation } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Comparison as Drawing, type ComparedPlace } from '../../ui/comparison/comparison'
import { DataFigure } from '../../ui/data-figure'
import { Select } from '../../ui/select'
import { Failure, Loading, Skeleton } from '../../ui/states'
import { Beside, type Choice } from './beside'
import { comparedOf, MEASURES, seen, valueOf, type Compared } from './compared'
import { ComparedRegionFragment, comparisonVariables, RegionComparisonQuery } from './comparison-query'
import styles from './comparison.module.css'
import { useRegionName } from './names'
import { besideOf, MEASURED, PEERS, writeBeside, type RegionSearch } from './search'
import { useSource } from './use-source'

interface RegionComparisonProps {
  code: string
  /** The region's own name. */
  name: string
  search: RegionSearch
  /** The regions of its kind that are near: at its level, below the same region. */
  peers: readonly Choice[]
}

/** A region beside its country, its peers and any others: one address, one request. */
export function RegionComparison({ code, name, search, peers }: RegionComparisonProps) {
  const navigate = useNavigate()
  const t = useText()
  const beside = besideOf(code, search)
  const by = search.by ?? 'COUNTS'
  const variables = comparisonVariables(code, search)
  const { data, error, refetch, isPlaceholderData } = useOperation(RegionComparisonQuery, variables, { keepPrevious: true, enabled: beside.length > 0 })
  const nameOf = useRegionName()
  const { list } = useFormats()
  const change = (next: RegionSearch) =>
    void navigate({ to: '/regions/$code', params: { code }, search: { ...search, ...next } as never, resetScroll: false })
  const compared = data ? comparedOf(data, beside, by) : []
  const wordsOf = ({ key, region, places }: Compared) =>
    key === PEERS || !region ? t(search.per ? 'region.peersTogether' : 'region.peersMean', { count: places.length }) : nameOf(readFragment(ComparedRegionFragment, region))
  const missing = data && !isPlaceholderData ? beside.filter((item) => !compared.some(({ key }) => key === item)) : []
  const unknown = missing.filter((item) => item !== PEERS)
  return (
    <>
      <Beside
        code={code}
        beside={beside}
        names={new Map(compared.map((place) => [place.key, wordsOf(place)]))}
        peers={peers}
        onChange={(codes) => change({ with: writeBeside(codes) })}
      />
      {missing.includes(PEERS) && <p className="small muted">{t('region.noPeers', { name })}</p>}
      {unknown.length > 0 && <p className="small muted">{t('region.besideUnknown', { codes: list(unknown) })}</p>}
      {error ? (
        <Failure code={asRequestError(error).code} requestId={asRequestError(error).requestId} onRetry={() => void refetch()} />
      ) : beside.length === 0 ? (
        <p className="muted">{t('region.besideNothing', { name })}</p>
      ) : !data ? (
        <Loading label={t('loading')}>
          <Skeleton height="330px" />
        </Loading>
      ) : (
        <Comparison code={code} search={search} compared={compared} wordsOf={wordsOf} asOf={data.statistics.asOf} variables={variables} onChange={change} />
      )}
    </>
  )
}

interface ComparisonProps {
  code: string
  search: RegionSearch
  compared: readonly Compared[]
  wordsOf: (place: Compared) => string
  asOf: string
  variables: object
  onChange: (next: RegionSearch) => void
}

function Comparison({ code, search, compared, wordsOf, asOf, variables, onChange }: ComparisonProps) {
  const t = useText()
  const { number } = useFormats()
  const by = search.by ?? 'COUNTS'
  const measure = MEASURES[by]
  const { source, behind } = useSource(RegionComparisonQuery, variables as ReturnType<typeof comparisonVariables>, asOf)
  const categories = seen(measure.categories, compared)
  const labelOf = (category: string | number) => (by === 'SDGS' ? `${category} · ${t(measure.labelOf(category))}` : t(measure.labelOf(category)))
  const places = compared.map(
    (place): ComparedPlace => ({
      key: place.key,
      label: wordsOf(place),
      ...(place.region && place.key !== code
        ? {
            link: (
              <Link to="/regions/$code" params={{ code: place.key }}>
                {wordsOf(place)}
              </Link>
            ),
          }
        : {}),
      values: Object.fromEntries(categories.map((category) => [category, valueOf(place, category, search.per)])),
    }),
  )
  const caption = t(search.per ? 'region.compareRateCaption' : 'region.compareCaption', { what: t(`region.by.${by}`) })
  return (
    <DataFigure
      className={styles.figure}
      caption={caption}
      source={search.per ? `${source} ${t('region.people')}` : source}
      data={{
        name: `rialto-region-${code}-comparison`,
        columns: [t('region.by'), ...places.map(({ label }) => label)],
        rows: categories.map((category) => [labelOf(category), ...places.map(({ values }) => values[category] ?? '')]),
        ...behind,
      }}
    >
      <div className={styles.by}>
        <Select
          label={t('region.by')}
          value={by}
          options={MEASURED.map((value) => ({ value, label: t(`region.by.${value}`) }))}
          onChange={(next) => onChange({ by: next })}
        />
      </div>
      {categories.length === 0 ? (
        <p className="muted">{t('region.compareNothing')}</p>
      ) : (
        <Drawing
          label={caption}
          categoryWords={t(`region.by.${by}`)}
          categories={categories.map((category) => ({ key: String(category), label: labelOf(category) }))}
          places={places}
          formatValue={number}
          noDataWords={t('region.unknown')}
          measures={[
            { key: 'ALL', label: t('region.inAll') },
            { key: 'PEOPLE', label: t('region.perPeople') },
          ]}
          measure={search.per ?? 'ALL'}
          measureWords={t('region.measure')}
          onMeasure={(key) => onChange({ per: key === 'PEOPLE' ? 'PEOPLE' : undefined } as RegionSearch)}
        />
      )}
    </DataFigure>
  )
}
