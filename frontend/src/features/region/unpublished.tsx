import { useOwn } from '../../acting/own'
import { graphql } from '../../graphql'
import { hashOf } from '../../graphql/client'
import { documentText } from '../../graphql/manifest'
import { useFormats } from '../../i18n/format'
import { useLanguage } from '../../i18n/language'
import { useText } from '../../i18n/text'
import { ALL_STAGES } from '../../i18n/vocabulary'
import { Bars } from '../../ui/bars'
import { DataFigure } from '../../ui/data-figure'
import styles from './unpublished.module.css'

export const UnpublishedQuery = graphql(`
  query RegionUnpublished($code: String!) {
    region(code: $code) {
      id
      unpublished { projects byStage { stage projects } byPublication { publication projects } }
    }
  }
`)

const STATES = ['DRAFT', 'ARCHIVED', 'HIDDEN'] as const

/** What is on its way in a region and not public yet, in figures alone: for its policy officer, and nobody else. */
export function RegionUnpublished({ code, source }: { code: string; source: string }) {
  const t = useText()
  const { number } = useFormats()
  const figures = useOwn(UnpublishedQuery, { code }, useLanguage()).data?.region?.unpublished
  if (!figures) return null
  const byStage = ALL_STAGES.map((stage) => ({ key: stage, label: t(`stage.${stage}`), count: figures.byStage.find((one) => one.stage === stage)?.projects ?? 0 }))
  const byState = STATES.map((state) => ({ key: state, label: t(`team.state.${state}`), count: figures.byPublication.find((one) => one.publication === state)?.projects ?? 0 }))
  const rows = [...byStage, ...byState]
  return (
    <section className={styles.unpublished} aria-labelledby="unpublished">
      <h2 id="unpublished">{t('team.unpublished')}</h2>
      <p className="muted">{t('team.unpublishedText')}</p>
      <DataFigure
        caption={t('team.unpublishedCount', { count: figures.projects })}
        source={source}
        data={{
          name: `rialto-region-${code}-unpublished`,
          columns: [t('team.unpublishedKind'), t('team.unpublishedProjects')],
          rows: rows.map(({ label, count }) => [label, count]),
          query: () => documentText(hashOf(UnpublishedQuery)),
          variables: { code },
        }}
      >
        <Bars bars={rows.filter(({ count }) => count > 0).map(({ key, label, count }) => ({ key, label, value: count, shown: number(count) }))} />
      </DataFigure>
    </section>
  )
}
