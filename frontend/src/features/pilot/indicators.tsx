import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { DataFigure } from '../../ui/data-figure'
import { ProgressLine, type ProgressValue } from '../../ui/progress-line/progress-line'
import { Prose } from '../../ui/prose'
import styles from './indicators.module.css'
import { pageData } from './page-data'
import { sayingOf, targetsOf } from './plan'
import { useAmounts } from './use-amounts'

export const PilotIndicatorsFragment = graphql(`
  fragment PilotIndicators on Pilot {
    slug
    indicators { name { text language isTranslation } unit baseline target measured measuredOn better }
  }
`)

const given = (value: number | null | undefined): value is number => typeof value === 'number'

/** What is measured, each figure on its way from baseline to target. */
export function PilotIndicators({ pilot, source }: { pilot: FragmentType<typeof PilotIndicatorsFragment>; source: string }) {
  const t = useText()
  const { day, number } = useFormats()
  const { amount, percent } = useAmounts()
  const { slug, indicators } = readFragment(PilotIndicatorsFragment, pilot)
  if (indicators.length === 0) return <p className="muted">{t('pilot.indicatorsNone')}</p>
  const { reached, targets } = targetsOf(indicators)
  const rows = indicators.map((indicator, at) => {
    const { kind, share } = sayingOf(indicator)
    return { ...indicator, key: `${at} ${indicator.name.text}`, summary: t(`pilot.progress.${kind}`, { share: share === undefined ? '' : percent(share) }) }
  })
  const words = { baseline: t('pilot.baseline'), target: t('pilot.target'), measured: t('pilot.measured'), missing: t('pilot.missing') }
  const valueOf = (value: number | null | undefined, unit: string, note?: string): ProgressValue | undefined =>
    given(value) ? { value, shown: amount(value, unit), note } : undefined
  return (
    <DataFigure
      caption={`${t('pilot.indicatorsCaption')} ${t('pilot.targets', { targets, reached: number(reached) })}.`}
      source={source}
      data={pageData(slug, {
        name: `rialto-pilot-${slug}-indicators`,
        columns: [t('pilot.indicator'), t('pilot.unit'), words.baseline, words.target, words.measured, t('pilot.measuredOn'), t('pilot.direction'), t('pilot.state')],
        rows: rows.map(({ name, unit, baseline, target, measured, measuredOn, better, summary }) => [
          name.text,
          unit,
          baseline ?? '',
          target ?? '',
          measured ?? '',
          measuredOn ?? '',
          t(`pilot.better.${better}`),
          summary,
        ]),
      })}
    >
      <ul role="list" className={styles.indicators}>
        {rows.map(({ key, name, unit, baseline, target, measured, measuredOn, better, summary }) => (
          <li key={key}>
            <h3 className={styles.name}>
              <Prose text={name} />
            </h3>
            <ProgressLine
              baseline={valueOf(baseline, unit)}
              target={valueOf(target, unit)}
              measured={valueOf(measured, unit, measuredOn ? day(measuredOn) : undefined)}
              better={better}
              words={{ ...words, better: t(`pilot.better.${better}`) }}
              summary={summary}
            />
          </li>
        ))}
      </ul>
    </DataFigure>
  )
}
