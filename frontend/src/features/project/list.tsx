import { graphql, readFragment, type FragmentType } from '../../graphql'
import { Rows, RowsSkeleton } from '../../listing/rows'
import { ProjectCard } from './card'

export const ProjectListFragment = graphql(`
  fragment ProjectList on ProjectConnection {
    nodes { id ...ProjectCard }
  }
`)

interface ProjectListProps {
  projects: FragmentType<typeof ProjectListFragment>
  headingLevel?: 'h2' | 'h3'
  columns?: 1 | 2
}

export function ProjectList({ projects, headingLevel = 'h3', columns = 1 }: ProjectListProps) {
  const { nodes } = readFragment(ProjectListFragment, projects)
  return (
    <Rows rows={nodes} keyOf={({ id }) => id} columns={columns}>
      {(project) => <ProjectCard project={project} headingLevel={headingLevel} />}
    </Rows>
  )
}

/** Lines of the size of cards. */
export function ProjectListSkeleton({ count, columns = 1 }: { count: number; columns?: 1 | 2 }) {
  return <RowsSkeleton count={count} columns={columns} />
}
