import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { AreaMark } from '../../ui/area'
import { Prose } from '../../ui/prose'
import styles from './advice.module.css'

export const ProjectAdviceFragment = graphql(`
  fragment ProjectAdvice on Project {
    contributions(first: 50) {
      nodes {
        id
        area
        kind
        adopted
        createdAt
        text { text language isTranslation }
        expert { id name }
      }
    }
  }
`)

/** What experts told the project, and what became of it. */
export function ProjectAdvice({ project }: { project: FragmentType<typeof ProjectAdviceFragment> }) {
  const t = useText()
  const { day } = useFormats()
  const { nodes } = readFragment(ProjectAdviceFragment, project).contributions
  if (nodes.length === 0) return <p className="muted">{t('project.noAdvice')}</p>
  return (
    <ul role="list" className={styles.advice}>
      {nodes.map(({ id, area, kind, adopted, createdAt, text, expert }) => (
        <li key={id}>
          <AreaMark area={area} />
          <blockquote className={styles.quote}>
            <Prose as="p" text={text} />
          </blockquote>
          <p className="small muted">
            {t(`contribution.${kind}`)} · {expert.name} · <time dateTime={createdAt}>{day(createdAt)}</time>
            {adopted && <strong className={styles.adopted}> · {t('project.adopted')}</strong>}
          </p>
        </li>
      ))}
    </ul>
  )
}
