import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useFormats } from '../../i18n/format'
import { useIntl } from '../../i18n/intl'
import { useText } from '../../i18n/text'
import { ALL_STAGES, STAGES } from '../../i18n/vocabulary'
import { DataFigure } from '../../ui/data-figure'
import { Empty } from '../../ui/states'
import styles from './countries.module.css'
import { sortedRows, type CountryRow } from './countries-rows'
import { COUNTRY_SORTS, type CountrySort } from './countries-search'
import { StageProfile } from './stage-profile'
import type { FigureSource } from './use-source'

interface CountriesProps extends FigureSource {
  rows: readonly CountryRow[]
  sort: CountrySort
}

/** Countries with projects, each with its stages, and then those that have none yet. */
export function Countries({ rows, sort, source, behind }: CountriesProps) {
  const t = useText()
  const { locale } = useIntl()
  const { country, number } = useFormats()
  const sorted = sortedRows(rows, sort, country, locale)
  const filled = sorted.filter(({ projects }) => projects > 0)
  const others = sorted.filter(({ projects }) => projects === 0)
  const most = Math.max(0, ...filled.flatMap(({ stages }) => STAGES.map((stage) => stages[stage] ?? 0)))
  const renderLink = ({ code }: CountryRow) => (
    <Link to="/regions/$code" params={{ code }} className="row">
      {country(code)}
    </Link>
  )
  if (filled.length === 0) {
    return (
      <>
        <Empty title={t('home.emptyTitle')}>
          <p>{t('home.emptyText')}</p>
        </Empty>
        <Others rows={others} renderLink={renderLink} />
      </>
    )
  }
  return (
    <>
      <nav className={styles.sorts} aria-label={t('region.sortBy')}>
        <span className="small muted" aria-hidden="true">
          {t('region.sortBy')}
        </span>
        {COUNTRY_SORTS.map((name) => (
          <Link
            key={name}
            to="/regions"
            search={(name === 'PROJECTS' ? {} : { sort: name }) as never}
            resetScroll={false}
            aria-current={name === sort ? 'true' : undefined}
            activeProps={{}}
            activeOptions={{ exact: true, includeSearch: true }}
            className={`row small ${name === sort ? styles.current : ''}`}
          >
            {t(`region.sort.${name}`)}
          </Link>
        ))}
      </nav>
      <DataFigure
        caption={t('region.countriesCaption')}
        source={`${source} ${t('region.people')}`}
        data={{
          name: 'rialto-projects-by-country-and-stage',
          columns: [t('column.country'), t('column.code'), t('column.projects'), t('region.perPeople'), ...ALL_STAGES.map((stage) => t(`stage.${stage}`))],
          rows: filled.map(({ code, projects, rate, stages }) => [country(code), code, projects, rate ?? '', ...ALL_STAGES.map((stage) => stages[stage] ?? 0)]),
          ...behind,
        }}
      >
        <ol role="list" className={styles.rows} aria-label={t('region.countriesLabel')}>
          {filled.map((row) => (
            <li key={row.code}>
              <span className={styles.name}>{renderLink(row)}</span>
              <StageProfile counts={row.stages} most={most} />
              <span className={`num ${styles.count}`}>
                <strong>{t('region.projectCount', { count: row.projects })}</strong>
                {row.rate !== null && <span className="small muted">{t('region.rateOf', { rate: number(row.rate) })}</span>}
              </span>
            </li>
          ))}
        </ol>
      </DataFigure>
      <Others rows={others} renderLink={renderLink} />
    </>
  )
}

/** They have pages too: what is within them and beside them. */
function Others({ rows, renderLink }: { rows: readonly CountryRow[]; renderLink: (row: CountryRow) => ReactNode }) {
  const t = useText()
  if (rows.length === 0) return null
  return (
    <section className={styles.others}>
      <h3>{t('region.without', { count: rows.length })}</h3>
      <ul role="list">
        {rows.map((row) => (
          <li key={row.code}>{renderLink(row)}</li>
        ))}
      </ul>
    </section>
  )
}
