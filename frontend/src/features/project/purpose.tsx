import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { isSdg } from '../../i18n/vocabulary'
import styles from './aside.module.css'

export const ProjectPurposeFragment = graphql(`
  fragment ProjectPurpose on Project {
    sdgs
    focusAreas
    tags
  }
`)

/** What it is for: goals, focus and tags, each a way to others of the kind. */
export function ProjectPurpose({ project }: { project: FragmentType<typeof ProjectPurposeFragment> }) {
  const t = useText()
  const { sdgs, focusAreas, tags } = readFragment(ProjectPurposeFragment, project)
  if (sdgs.length + focusAreas.length + tags.length === 0) return <p className="muted small">{t('project.noPurpose')}</p>
  return (
    <>
      <ul role="list" className={styles.sdgs}>
        {sdgs.filter(isSdg).map((sdg) => (
          <li key={sdg}>
            <span className={styles.goal}>{sdg}</span>
            <Link to="/projects" search={{ sdg: [sdg] }} className="row">
              {t(`sdg.${sdg}`)}
            </Link>
          </li>
        ))}
      </ul>
      {focusAreas.length > 0 && (
        <>
          <h3 className={styles.part}>{t('project.focus')}</h3>
          <ul role="list">
            {focusAreas.map((focus) => (
              <li key={focus}>
                <Link to="/projects" search={{ focus: [focus] }} className="row">
                  {t(`focus.${focus}`)}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {tags.length > 0 && (
        <p className={styles.tags}>
          {tags.map((tag) => (
            <Link key={tag} to="/projects" search={{ tag: [tag] }} className={styles.tag}>
              {tag}
            </Link>
          ))}
        </p>
      )}
    </>
  )
}
