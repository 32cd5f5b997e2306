import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import type { MessageId } from '../../i18n/messages'
import { useText } from '../../i18n/text'
import { AREAS } from '../../i18n/vocabulary'
import { AreaMark } from '../../ui/area'
import { DemoMark } from '../../ui/demo-mark'
import { ArrowIcon } from '../../ui/icons'
import { Prose } from '../../ui/prose'
import { StageArches } from '../../ui/stage-arches'
import { PlaceName } from './place-name'
import { changed, sortOf, type ProjectSearch } from './search'
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

const COLUMNS: { id: MessageId; sort?: NonNullable<ProjectSearch['sort']>; isNumber?: boolean }[] = [
  { id: 'column.title', sort: 'TITLE' },
  { id: 'column.place' },
  { id: 'column.stage' },
  { id: 'column.needs' },
  { id: 'column.started', sort: 'STARTED', isNumber: true },
  { id: 'column.budget', sort: 'BUDGET', isNumber: true },
]

interface ProjectTableProps {
  projects: FragmentType<typeof ProjectTableFragment>
  search: ProjectSearch
}

/** The same projects in rows, to compare. */
export function ProjectTable({ projects, search }: ProjectTableProps) {
  const t = useText()
  const { money, month } = useFormats()
  const { nodes } = readFragment(ProjectTableFragment, projects)
  const sort = sortOf(search)
  return (
    <div className={styles.scroll} role="region" aria-label={t('projects.table')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={column.isNumber ? 'end' : undefined}
                aria-sort={column.sort && column.sort === sort ? (sort === 'TITLE' ? 'ascending' : 'descending') : undefined}
              >
                {column.sort ? (
                  <Link to="/projects" search={() => changed(search, { sort: column.sort })} className={styles.sort}>
                    {t(column.id)}
                    {column.sort === sort && <ArrowIcon size={12} />}
                  </Link>
                ) : (
                  t(column.id)
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {nodes.map((project) => (
            <tr key={project.id}>
              <th scope="row" className={styles.title}>
                <Link to="/projects/$slug" params={{ slug: project.slug }}>
                  <Prose text={project.title} />
                </Link>{' '}
                {project.isDemo && <DemoMark />}
              </th>
              <td className={styles.place}>{project.region && <PlaceName region={project.region} />}</td>
              <td>
                <StageArches stage={project.stage} />
              </td>
              <td>
                <span className={styles.areas}>
                  {AREAS.filter((area) => project.needs.nodes.some((need) => need.area === area && need.status === 'OPEN')).map((area) => (
                    <AreaMark key={area} area={area} />
                  ))}
                </span>
              </td>
              <td className="num end">{project.startedOn && month(project.startedOn)}</td>
              <td className="num end">{project.budget && money(project.budget.amount, project.budget.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
