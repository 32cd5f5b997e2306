import type { BoundingBox } from '../../graphql/generated/graphql'
import { useText } from '../../i18n/text'
import { ListLink } from '../../listing/link'
import { ClearLink, NothingFound } from '../../listing/nothing-found'
import { Results } from '../../listing/results'
import { changed, countFilters } from '../../listing/search'
import { Empty, Skeleton } from '../../ui/states'
import { ProjectList, ProjectListSkeleton } from './list'
import { useProjectTable } from './rows-table'
import { PROJECTS, PROJECTS_TABLE, type ProjectSearch } from './search'
import { ProjectTable } from './table'
import { PROJECT_WORDS } from './words'

interface ProjectResultsProps {
  search: ProjectSearch
  /** What the map shows, when there is one: the list then holds the same projects. */
  box?: BoundingBox | undefined
  onTotal: (total: number) => void
}

/** One page of the projects asked for, as list or table. */
export function ProjectResults({ search, box, onTotal }: ProjectResultsProps) {
  const asTable = useProjectTable()
  const shared = {
    list: PROJECTS,
    search,
    narrowed: box && { box },
    count: box ? ('projects.countInBox' as const) : PROJECT_WORDS.count,
    empty: box ? <NothingHere search={search} /> : <NothingFound list={PROJECTS} search={search} words={PROJECT_WORDS} />,
    onTotal,
  }
  if (search.view === 'table') {
    return (
      <Results key="table" {...shared} source={PROJECTS_TABLE} skeleton={<Skeleton height="640px" />}>
        {({ projects }) => <ProjectTable projects={projects} search={search} />}
      </Results>
    )
  }
  return (
    <Results key="list" {...shared} source={PROJECTS.page} skeleton={<ProjectListSkeleton count={6} />} data={({ projects }) => asTable(projects)}>
      {({ projects }) => <ProjectList projects={projects} />}
    </Results>
  )
}

/** The map is empty here: other places, or the list, may have what is looked for. */
function NothingHere({ search }: { search: ProjectSearch }) {
  const t = useText()
  return (
    <Empty title={t('projects.emptyMap')}>
      <p>{t('projects.emptyMapText')}</p>
      <p>
        <ListLink path={PROJECTS.path} search={changed(search, { view: 'list' })}>
          {t('projects.asList')}
        </ListLink>
      </p>
      {countFilters(PROJECTS, search) > 0 && <ClearLink list={PROJECTS} search={search} />}
    </Empty>
  )
}
