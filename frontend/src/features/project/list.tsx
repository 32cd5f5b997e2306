import { graphql, readFragment, type FragmentType } from '../../graphql'
import { Skeleton } from '../../ui/states'
import { ProjectCard } from './card'
import styles from './list.module.css'

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
    <ul role="list" className={columns === 2 ? styles.two : styles.list}>
      {nodes.map((project) => (
        <li key={project.id}>
          <ProjectCard project={project} headingLevel={headingLevel} />
        </li>
      ))}
    </ul>
  )
}

/** Lines of the size of cards. */
export function ProjectListSkeleton({ count, columns = 1 }: { count: number; columns?: 1 | 2 }) {
  return (
    <ul role="list" className={columns === 2 ? styles.two : styles.list}>
      {Array.from({ length: count }, (_, at) => (
        <li key={at} className={styles.ghost}>
          <Skeleton height="18px" width="9rem" />
          <Skeleton height="26px" width="80%" />
          <Skeleton height="44px" />
          <Skeleton height="20px" width="60%" />
        </li>
      ))}
    </ul>
  )
}
