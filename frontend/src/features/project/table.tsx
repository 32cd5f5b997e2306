import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import type { ProjectTableFragment as Fragment } from '../../graphql/generated/graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { AREAS } from '../../i18n/vocabulary'
import { PlaceName } from '../../listing/place-name'
import { ListTable, type Column } from '../../listing/table'
import { AreaMark } from '../../ui/area'
import { DemoMark } from '../../ui/demo-mark'
import { Prose } from '../../ui/prose'
import { StageArches } from '../../ui/stage-arches'
import { PROJECTS, type ProjectSearch } from './search'
import styles from './table.module.css'

const ProjectTableFragment = graphql(`
  fragment ProjectTable on ProjectConnection {
    nodes {
      id
      slug
      stage
      isDemo
      startedOn
      budget { amount currency }
      title { text language isTranslation }
      region { ...PlaceName }
      needs(first: 8) { nodes { area status } }
    }
  }
`)

type Row = Fragment['nodes'][number]

const columnsOf = ({ money, month }: ReturnType<typeof useFormats>): readonly Column<Row>[] => [
  {
    title: 'column.title',
    sort: 'TITLE',
    isAscending: true,
    cell: ({ slug, title, isDemo }) => (
      <>
        <Link to="/projects/$slug" params={{ slug }}>
          <Prose text={title} />
        </Link>{' '}
        {isDemo && <DemoMark />}
      </>
    ),
  },
  { title: 'column.place', className: styles.place, cell: ({ region }) => region && <PlaceName region={region} /> },
  { title: 'column.stage', cell: ({ stage }) => <StageArches stage={stage} /> },
  {
    title: 'column.needs',
    cell: ({ needs }) => (
      <span className={styles.areas}>
        {AREAS.filter((area) => needs.nodes.some((need) => need.area === area && need.status === 'OPEN')).map((area) => (
          <AreaMark key={area} area={area} />
        ))}
      </span>
    ),
  },
  { title: 'column.started', sort: 'STARTED', isNumber: true, cell: ({ startedOn }) => startedOn && month(startedOn) },
  { title: 'column.budget', sort: 'BUDGET', isNumber: true, cell: ({ budget }) => budget && money(budget.amount, budget.currency) },
]

interface ProjectTableProps {
  projects: FragmentType<typeof ProjectTableFragment>
  search: ProjectSearch
}

/** The same projects in rows, to compare. */
export function ProjectTable({ projects, search }: ProjectTableProps) {
  const t = useText()
  const formats = useFormats()
  const { nodes } = readFragment(ProjectTableFragment, projects)
  return <ListTable list={PROJECTS} search={search} label={t('projects.table')} rows={nodes} keyOf={({ id }) => id} columns={columnsOf(formats)} />
}
