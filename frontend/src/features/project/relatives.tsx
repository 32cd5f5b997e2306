import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { Prose } from '../../ui/prose'
import styles from './aside.module.css'

export const ProjectRelativesFragment = graphql(`
  fragment ProjectRelatives on Project {
    links(first: 30) {
      nodes { id kind note { text language isTranslation } target { slug title { text language isTranslation } } }
    }
    linkedFrom(first: 30) {
      nodes { id kind note { text language isTranslation } project { slug title { text language isTranslation } } }
    }
  }
`)

/** Projects it learned from, and projects that learned from it. */
export function ProjectRelatives({ project }: { project: FragmentType<typeof ProjectRelativesFragment> }) {
  const t = useText()
  const { links, linkedFrom } = readFragment(ProjectRelativesFragment, project)
  const rows = [
    ...links.nodes.map(({ id, kind, note, target }) => ({ id, word: t(`link.${kind}`), note, other: target })),
    ...linkedFrom.nodes.map(({ id, kind, note, project: from }) => ({ id: `from ${id}`, word: t(`linkedFrom.${kind}`), note, other: from })),
  ]
  if (rows.length === 0) return <p className="muted small">{t('project.noRelatives')}</p>
  return (
    <ul role="list" className={styles.rows}>
      {rows.map(({ id, word, note, other }) => (
        <li key={id}>
          <strong>{word}</strong>{' '}
          <Link to="/projects/$slug" params={{ slug: other.slug }}>
            <Prose text={other.title} />
          </Link>
          {note && <Prose as="p" text={note} className="small muted" />}
        </li>
      ))}
    </ul>
  )
}
