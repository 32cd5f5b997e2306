import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { AREAS } from '../../i18n/vocabulary'
import { AreaMark } from '../../ui/area'
import { Prose } from '../../ui/prose'
import styles from './needs.module.css'

export const ProjectNeedsFragment = graphql(`
  fragment ProjectNeeds on Project {
    needs(first: 50) {
      nodes {
        id
        area
        kind
        status
        openUntil
        title { text language isTranslation }
        text { text language isTranslation }
      }
    }
  }
`)

/** What a project looks for, by area; answered needs stay visible. */
export function ProjectNeeds({ project }: { project: FragmentType<typeof ProjectNeedsFragment> }) {
  const t = useText()
  const { day } = useFormats()
  const { nodes } = readFragment(ProjectNeedsFragment, project).needs
  if (nodes.length === 0) return <p className="muted">{t('project.noNeeds')}</p>
  const byArea = AREAS.flatMap((area) => nodes.filter((need) => need.area === area))
  return (
    <ul role="list" className={styles.needs}>
      {byArea.map((need) => (
        <li key={need.id}>
          <AreaMark area={need.area} />
          <div>
            <h3 className={styles.title}>
              <Prose text={need.title} />
            </h3>
            {need.text && <Prose as="p" text={need.text} className={styles.text} />}
            <p className="small muted">
              {t(`need.${need.kind}`)} · {t(`needStatus.${need.status}`)}
              {need.openUntil && need.status === 'OPEN' && <> · {t('project.openUntil', { date: day(need.openUntil) })}</>}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
