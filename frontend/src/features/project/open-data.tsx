import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { Prose } from '../../ui/prose'
import styles from './aside.module.css'

export const ProjectOpenDataFragment = graphql(`
  fragment ProjectOpenData on Project {
    datasetUses(first: 30) {
      nodes {
        id
        purpose
        note { text language isTranslation }
        dataset { slug publisher landingPage title { text language isTranslation } }
      }
    }
  }
`)

/** The open data a project builds on, and what for. */
export function ProjectOpenData({ project }: { project: FragmentType<typeof ProjectOpenDataFragment> }) {
  const t = useText()
  const { nodes } = readFragment(ProjectOpenDataFragment, project).datasetUses
  if (nodes.length === 0) return <p className="muted small">{t('project.noData')}</p>
  return (
    <ul role="list" className={styles.rows}>
      {nodes.map(({ id, purpose, note, dataset }) => (
        <li key={id}>
          {dataset.landingPage?.startsWith('http') ? (
            <a href={dataset.landingPage} rel="noopener">
              <Prose text={dataset.title} />
            </a>
          ) : (
            <Prose text={dataset.title} />
          )}
          <p className="small muted">
            {t(`use.${purpose}`)}
            {dataset.publisher && <> · {dataset.publisher}</>}
          </p>
          {note && <Prose as="p" text={note} className="small" />}
        </li>
      ))}
    </ul>
  )
}
