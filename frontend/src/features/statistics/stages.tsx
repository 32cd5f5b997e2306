import { Link } from '@tanstack/react-router'
import { asRequestError, graphql, useOperation } from '../../graphql'
import { hashOf } from '../../graphql/client'
import type { ProjectsByStageQuery as Found } from '../../graphql/generated/graphql'
import { documentText } from '../../graphql/manifest'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { ALL_STAGES, EXITS, type Stage } from '../../i18n/vocabulary'
import { Bars } from '../../ui/bars'
import { DataFigure } from '../../ui/data-figure'
import { Failure, Skeleton } from '../../ui/states'

const ProjectsByStageQuery = graphql(`
  query ProjectsByStage {
    projects(first: 1) {
      facets(of: [STAGE]) { name values { value count } }
    }
  }
`)

/** The counts in the order of the stages; exits only where a project took one. */
export function countByStage(facets: Found['projects']['facets']): { stage: Stage; count: number }[] {
  const counts = new Map(facets.flatMap(({ values }) => values.map(({ value, count }) => [value, count])))
  const isExit = (stage: Stage) => (EXITS as readonly string[]).includes(stage)
  return ALL_STAGES.map((stage) => ({ stage, count: counts.get(stage) ?? 0 })).filter(({ stage, count }) => count > 0 || !isExit(stage))
}

/** Where the projects stand: each bar leads to its projects. */
export function ProjectsByStage() {
  const t = useText()
  const { number, day } = useFormats()
  const { data, error, refetch, dataUpdatedAt } = useOperation(ProjectsByStageQuery, {})
  if (error) {
    const { code, requestId } = asRequestError(error)
    return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
  }
  const counts = data && countByStage(data.projects.facets)
  return (
    <DataFigure
      caption={t('stages.caption')}
      source={data ? t('figure.source', { date: day(new Date(dataUpdatedAt).toISOString()) }) : t('loading')}
      data={
        counts && {
          name: 'rialto-projects-by-stage',
          columns: [t('column.stage'), t('column.projects')],
          rows: counts.map(({ stage, count }) => [t(`stage.${stage}`), count]),
          query: () => documentText(hashOf(ProjectsByStageQuery)),
          variables: {},
        }
      }
    >
      {counts ? (
        <Bars
          bars={counts.map(({ stage, count }) => ({
            key: stage,
            label: (
              <Link to="/projects" search={{ stage: [stage] }} className="row">
                {t(`stage.${stage}`)}
              </Link>
            ),
            value: count,
            shown: number(count),
            isEnd: (EXITS as readonly string[]).includes(stage),
          }))}
        />
      ) : (
        <Skeleton height="230px" />
      )}
    </DataFigure>
  )
}
