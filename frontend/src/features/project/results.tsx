import { useEffect } from 'react'
import { asRequestError, useOperation } from '../../graphql'
import { hashOf } from '../../graphql/client'
import type { BoundingBox } from '../../graphql/generated/graphql'
import { documentText } from '../../graphql/manifest'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Failure, Loading, Skeleton } from '../../ui/states'
import { ProjectList, ProjectListSkeleton } from './list'
import { NothingFound } from './nothing-found'
import { Pager } from './pager'
import { ProjectsPageQuery, ProjectsTableQuery } from './queries'
import styles from './results.module.css'
import { pageOf, sortOf, toFilter, type ProjectSearch } from './search'
import { ResultsData } from './results-data'
import { ProjectTable } from './table'

interface ProjectResultsProps {
  search: ProjectSearch
  /** What the map shows, when there is one: the list then holds the same projects. */
  box?: BoundingBox | undefined
  onTotal: (total: number) => void
}

/** One page of the projects asked for, as list or table, with the count said aloud. */
export function ProjectResults({ search, box, onTotal }: ProjectResultsProps) {
  const t = useText()
  const { number } = useFormats()
  const isTable = search.view === 'table'
  const filter = box ? { ...toFilter(search), box } : toFilter(search)
  const variables = { ...pageOf(search), filter, sort: sortOf(search) }
  const list = useOperation(ProjectsPageQuery, variables, { enabled: !isTable, keepPrevious: true })
  const table = useOperation(ProjectsTableQuery, variables, { enabled: isTable, keepPrevious: true })
  const { error, refetch, isPlaceholderData } = isTable ? table : list
  const found = (isTable ? table.data : list.data)?.projects
  const total = found?.totalCount

  useEffect(() => {
    if (total !== undefined) onTotal(total)
  }, [total, onTotal])

  if (error) {
    const { code, requestId } = asRequestError(error)
    return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
  }
  const count = total === undefined ? t('loading') : t(box ? 'projects.countInBox' : 'projects.count', { count: total, shown: number(total) })
  return (
    <section aria-labelledby="count" aria-busy={isPlaceholderData} className={isPlaceholderData ? styles.stale : undefined}>
      <h2 id="count" tabIndex={-1} role="status" className={styles.count}>
        {count}
      </h2>
      {!found && (
        <Loading label="">{isTable ? <Skeleton height="640px" /> : <ProjectListSkeleton count={6} />}</Loading>
      )}
      {found?.nodes.length === 0 && <NothingFound search={search} isMap={box !== undefined} />}
      {!isTable && list.data && list.data.projects.nodes.length > 0 && <ProjectList projects={list.data.projects} />}
      {isTable && table.data && table.data.projects.nodes.length > 0 && <ProjectTable projects={table.data.projects} search={search} />}
      {found && <Pager search={search} page={found.pageInfo} />}
      {!isTable && list.data && list.data.projects.nodes.length > 0 && (
        <ResultsData projects={list.data.projects} variables={variables} query={() => documentText(hashOf(ProjectsPageQuery))} />
      )}
    </section>
  )
}
