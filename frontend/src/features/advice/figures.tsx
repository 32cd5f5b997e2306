import { graphql, readFragment, type FragmentType } from '../../graphql'
import type { AdviceFiguresFragment as AdviceFiguresFragmentType } from '../../graphql/generated/graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { AREAS } from '../../i18n/vocabulary'
import { AreaMark } from '../../ui/area'
import { Bars } from '../../ui/bars'
import { DataFigure, type FigureData } from '../../ui/data-figure'
import styles from './figures.module.css'
import { howEven, spanOf } from './spread'

const AdviceFiguresFragment = graphql(`
  fragment AdviceFigures on AdviceFigures {
    projectsIn
    projectsOut
    experts
    given
    byArea { value count }
    answered
    adopted
    adoptions
    actionsOpen
    actionsDone
    actionsDropped
    medianHoursToFirstAnswer
    needsAnswered
    loadGini
    return { invested attractedMeasured attractedEstimated perEuroMeasured perEuroEstimated entries withEvidence }
  }
`)

const COUNTED = ['projectsIn', 'projectsOut', 'experts', 'given', 'answered', 'adopted', 'adoptions', 'actionsOpen', 'actionsDone', 'actionsDropped'] as const

const EUROS = ['invested', 'attractedMeasured', 'attractedEstimated'] as const
const PER_EURO = ['perEuroMeasured', 'perEuroEstimated'] as const

type Money = AdviceFiguresFragmentType['return']

/** What came for what was put in: measured and estimated are never added up. */
function Return({ name, money: told, source, behind }: Omit<AdviceFiguresProps, 'figures'> & { money: Money }) {
  const t = useText()
  const { number, money } = useFormats()
  const { perEuroMeasured, perEuroEstimated, entries, withEvidence } = told
  const cents = (euros: number) => number(Math.round(euros * 100) / 100)
  const rows = [...EUROS, ...PER_EURO].map((key) => [t(`advice.return.${key}`), told[key] ?? ''] as const)
  return (
    <DataFigure caption={t('advice.return')} source={source} data={{ name: `${name}-return`, columns: [t('column.figure'), t('column.value')], rows, ...behind }}>
      <dl className={`${styles.tiles} ${styles.three}`}>
        {EUROS.map((key) => (
          <div key={key}>
            <dt>{t(`advice.return.${key}`)}</dt>
            <dd className="num">{money(told[key], 'EUR')}</dd>
          </div>
        ))}
      </dl>
      {typeof perEuroMeasured === 'number' && typeof perEuroEstimated === 'number' && (
        <p className={styles.words}>{t('advice.returnWords', { measured: `${cents(perEuroMeasured)} €`, estimated: `${cents(perEuroEstimated)} €` })}</p>
      )}
      <p className="small muted">{t('advice.returnEntries', { count: entries, evidence: number(withEvidence) })}</p>
    </DataFigure>
  )
}

interface AdviceFiguresProps {
  /** Begins the names of the CSV files. */
  name: string
  figures: FragmentType<typeof AdviceFiguresFragment>
  /** Where they come from and when they were read. */
  source: string
  behind: Pick<FigureData, 'query' | 'variables'>
}

/** Advice in figures: of a session, of a region or of the network. How long answers take and how load is spread are said in sentences. */
export function AdviceFigures({ name, figures, source, behind }: AdviceFiguresProps) {
  const t = useText()
  const { number } = useFormats()
  const found = readFragment(AdviceFiguresFragment, figures)
  const { given, byArea, medianHoursToFirstAnswer: hours, needsAnswered, loadGini } = found
  const { return: money } = found
  if (given === 0 && found.projectsIn === 0 && money.entries === 0) return <p className="muted">{t('advice.noFigures')}</p>
  const areas = AREAS.map((area) => ({ area, count: byArea.find(({ value }) => value.toUpperCase() === area)?.count ?? 0 }))
  const rows = [
    ...COUNTED.map((key) => [t(`advice.count.${key}`), found[key]] as const),
    [t('advice.medianHours'), hours ?? ''] as const,
    [t('advice.needsAnswered'), needsAnswered] as const,
    [t('advice.gini'), loadGini ?? ''] as const,
  ]
  const span = typeof hours === 'number' ? spanOf(hours) : undefined
  return (
    <div className={styles.grid}>
      <DataFigure caption={t('advice.figuresCaption')} source={source} data={{ name: `${name}-advice`, columns: [t('column.figure'), t('column.value')], rows, ...behind }}>
        <dl className={styles.tiles}>
          {COUNTED.map((key) => (
            <div key={key}>
              <dt>{t(`advice.count.${key}`)}</dt>
              <dd className="num">{number(found[key])}</dd>
            </div>
          ))}
        </dl>
        {span && (
          <p className={styles.words}>
            {t('advice.median', { count: needsAnswered, needs: number(needsAnswered), span: t(`advice.span.${span.unit}`, { count: span.count }) })}
          </p>
        )}
        {typeof loadGini === 'number' && <p className={styles.words}>{t(`advice.load.${howEven(loadGini)}`, { gini: number(Math.round(loadGini * 100) / 100) })}</p>}
      </DataFigure>
      {given > 0 && (
        <DataFigure
          caption={t('advice.byAreaCaption')}
          source={source}
          data={{ name: `${name}-advice-by-area`, columns: [t('advice.column.area'), t('advice.column.advice')], rows: areas.map(({ area, count }) => [t(`area.${area}`), count]), ...behind }}
        >
          <Bars bars={areas.map(({ area, count }) => ({ key: area, label: <AreaMark area={area} />, value: count, shown: number(count) }))} />
        </DataFigure>
      )}
      {money.entries > 0 && <Return name={name} money={money} source={source} behind={behind} />}
    </div>
  )
}
