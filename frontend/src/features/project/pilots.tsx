import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { Prose } from '../../ui/prose'
import styles from './aside.module.css'
import { More } from './more'

export const ProjectPilotsFragment = graphql(`
  fragment ProjectPilots on Project {
    pilots(first: 10, sort: STARTED) {
      totalCount
      nodes { id slug status title { text language isTranslation } }
    }
  }
`)

/** Pilots that grew from it or into it. */
export function ProjectPilots({ project }: { project: FragmentType<typeof ProjectPilotsFragment> }) {
  const t = useText()
  const { nodes, totalCount } = readFragment(ProjectPilotsFragment, project).pilots
  if (nodes.length === 0) return <p className="muted small screen-only">{t('project.noPilots')}</p>
  return (
    <>
      <ul role="list" className={styles.rows}>
        {nodes.map(({ id, slug, status, title }) => (
          <li key={id}>
            <Link to="/pilots/$slug" params={{ slug }}>
              <Prose text={title} />
            </Link>
            <p className="small muted">{t(`pilotStatus.${status}`)}</p>
          </li>
        ))}
      </ul>
      <More shown={nodes.length} all={totalCount} />
    </>
  )
}
