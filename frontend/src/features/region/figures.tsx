import type { ReactNode } from 'react'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { ALL_STAGES, AREAS, EXITS, FOCUS_AREAS, HELICES, SDGS } from '../../i18n/vocabulary'
import { AreaMark } from '../../ui/area'
import { Columns } from '../../ui/columns/columns'
import { DataFigure } from '../../ui/data-figure'
import { inOrder } from './counts'
import { FacetFigure } from './facet-figure'
import styles from './figures.module.css'
import { within } from './tiles'
import type { FigureSource } from './use-source'

const RegionDashboardFragment = graphql(`
  fragment RegionDashboard on RegionFigures {
    projects
    budget { euros projects }
    stages { value count }
    needAreas { value count }
    sdgs { value count }
    focusAreas { value count }
    helices { value count }
    years { year started ended }
  }
`)

interface DashboardProps extends FigureSource {
  code: string
  figures: FragmentType<typeof RegionDashboardFragment>
  /** The map of the regions below, where there are any. */
  map: ReactNode
}

const isExit = (stage: string) => (EXITS as readonly string[]).includes(stage)

/** The figures of a region, each with its words and its data. */
export function RegionDashboard({ code, figures, map, ...from }: DashboardProps) {
  const t = useText()
  const found = readFragment(RegionDashboardFragment, figures)
  const stages = inOrder(found.stages, ALL_STAGES).filter(({ value, count }) => count > 0 || !isExit(value))
  // Seventeen goals of which most are empty would hide the ones that are served.
  const sdgs = inOrder(found.sdgs, SDGS).filter(({ count }) => count > 0)
  const focus = inOrder(found.focusAreas, FOCUS_AREAS).filter(({ count }) => count > 0)
  const name = (what: string) => `rialto-region-${code}-${what}`
  return (
    <div className={styles.grid}>
      <section>
        <h2>{t('region.stages')}</h2>
        <FacetFigure
          {...from}
          name={name('stages')}
          caption={t('region.stagesCaption')}
          columns={[t('column.stage'), t('column.projects')]}
          counts={stages}
          nameOf={(stage) => t(`stage.${stage}`)}
          isEnd={isExit}
          none={t('region.noProjects')}
          path="/projects"
          filter={(stage) => within(code, { stage: [stage] })}
        />
      </section>
      <section>
        <h2>{t('region.needs')}</h2>
        <FacetFigure
          {...from}
          name={name('needs')}
          caption={t('region.needsCaption')}
          columns={[t('region.column.area'), t('column.projects')]}
          counts={inOrder(found.needAreas, AREAS)}
          nameOf={(area) => t(`area.${area}`)}
          none={t('region.noNeeds')}
          renderName={(area) => <AreaMark area={area} />}
          path="/projects"
          filter={(area) => within(code, { area: [area] })}
        />
      </section>
      <section>
        <h2>{t('region.money')}</h2>
        <Money {...from} name={name('money')} euros={found.budget.euros} stating={found.budget.projects} projects={found.projects} />
      </section>
      <section>
        <h2>{t('region.helices')}</h2>
        <FacetFigure
          {...from}
          name={name('helices')}
          caption={t('region.helicesCaption')}
          columns={[t('region.column.helix'), t('region.column.organisations')]}
          counts={inOrder(found.helices, HELICES)}
          nameOf={(helix) => t(`helix.${helix}`)}
          none={t('region.noOrganisations')}
          path="/organisations"
          filter={(helix) => within(code, { helix: [helix] })}
        />
      </section>
      <section>
        <h2>{t('region.sdgs')}</h2>
        <FacetFigure
          {...from}
          name={name('sdgs')}
          caption={t('region.sdgsCaption')}
          columns={[t('region.column.sdg'), t('column.projects')]}
          counts={sdgs}
          nameOf={(sdg) => `${sdg} · ${t(`sdg.${sdg}`)}`}
          none={t('region.noSdgs')}
          path="/projects"
          filter={(sdg) => within(code, { sdg: [sdg] })}
        />
      </section>
      <section>
        <h2>{t('region.focus')}</h2>
        <FacetFigure
          {...from}
          name={name('focus')}
          caption={t('region.focusCaption')}
          columns={[t('region.column.focus'), t('column.projects')]}
          counts={focus}
          nameOf={(area) => t(`focus.${area}`)}
          none={t('region.noFocus')}
          path="/projects"
          filter={(area) => within(code, { focus: [area] })}
        />
      </section>
      <section className={styles.wide}>
        <h2>{t('region.years')}</h2>
        <Years {...from} name={name('years')} years={found.years} />
      </section>
      {map && <section className={`${styles.wide} ${styles.map}`}>{map}</section>}
    </div>
  )
}

interface MoneyProps extends FigureSource {
  name: string
  euros: number
  stating: number
  projects: number
}

/** The sum of the budgets that are stated, and of how many: a sum without it would look like all of them. */
function Money({ name, euros, stating, projects, source, behind }: MoneyProps) {
  const t = useText()
  const { money, number } = useFormats()
  if (stating === 0) return <p className="muted">{t('region.noMoney')}</p>
  return (
    <DataFigure
      caption={t('region.moneyCaption')}
      source={source}
      data={{
        name,
        columns: [t('column.figure'), t('column.value')],
        rows: [
          [t('region.column.euros'), euros],
          [t('region.column.stating'), stating],
          [t('column.projects'), projects],
        ],
        ...behind,
      }}
    >
      <p className={`num ${styles.sum}`}>{money(euros, 'EUR')}</p>
      <p>{t('region.moneyOf', { count: stating, stating: number(stating), all: number(projects), mean: money(euros / stating, 'EUR') })}</p>
    </DataFigure>
  )
}

interface YearsProps extends FigureSource {
  name: string
  years: readonly { year: number; started: number; ended: number }[]
}

/** How many projects started and ended each year. */
function Years({ name, years, source, behind }: YearsProps) {
  const t = useText()
  const { number } = useFormats()
  if (years.length === 0) return <p className="muted">{t('region.noYears')}</p>
  const series = [t('region.started'), t('region.ended')]
  return (
    <DataFigure
      caption={t('region.yearsCaption')}
      source={source}
      data={{ name, columns: [t('region.column.year'), ...series], rows: years.map(({ year, started, ended }) => [String(year), started, ended]), ...behind }}
    >
      <Columns
        label={t('region.yearsCaption')}
        series={series}
        years={years.map(({ year, started, ended }) => ({ year, values: [started, ended] }))}
        formatNumber={number}
      />
    </DataFigure>
  )
}
